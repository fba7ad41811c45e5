package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import koyomi.devstack.Checkout;

/**
 * Loaded and linked classes of one part, kept from an earlier run (JEP 483, 514, 515): its next
 * start takes about half the time. A cache belongs to one build: its name holds the time of the
 * part's jar and the JVM's version.
 */
public record AotCache(Path file) {
  private static final String FOLDER = "dev-stack/target/aot";

  /** Set to "record" for a run that has to leave its caches behind. */
  private static final boolean RECORDING = "record".equals(System.getenv("KOYOMI_AOT"));

  /**
   * The cache of one part.
   *
   * @param part its name
   * @param jar what the part runs
   */
  static AotCache of(String part, Path jar) {
    var folder = Checkout.resolve(FOLDER);
    try {
      var name =
          "%s-%x-%s.aot"
              .formatted(
                  part, Files.getLastModifiedTime(jar).toMillis(), Runtime.version().toString());
      return new AotCache(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("no such jar: " + jar, e);
    }
  }

  /**
   * Options that use the cache, or make it in a recording run; none when there is nothing to do.
   */
  List<String> jvmArguments() {
    if (Files.exists(file)) {
      return List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
    }
    if (RECORDING) {
      try {
        Files.createDirectories(Checkout.resolve(FOLDER));
      } catch (IOException e) {
        throw new UncheckedIOException("no place for " + file, e);
      }
      return List.of("-XX:AOTCacheOutput=" + file);
    }
    return List.of();
  }
}
