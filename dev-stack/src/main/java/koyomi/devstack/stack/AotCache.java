package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import koyomi.devstack.Checkout;

/**
 * Loaded and linked classes of one part, kept from an earlier run (JEP 483, 514, 515): its next
 * start takes about half the time. A cache belongs to one build: its name holds the time of the
 * part's jar and the JVM's version.
 */
public record AotCache(Path file) {
  private static final String FOLDER = "dev-stack/target/aot";

  /** What a recording run writes, until it is known to be whole. */
  private static final String UNFINISHED = ".new";

  private static volatile boolean recording;

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
      return List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off");
    }
    return recording
        ? List.of("-XX:AOTCacheOutput=" + file + UNFINISHED, "-Xlog:aot*=off", "-Xlog:cds*=off")
        : List.of();
  }

  /** Lets all parts that are started from now on leave caches behind, in place of older ones. */
  static void record() {
    try {
      var folder = Files.createDirectories(Checkout.resolve(FOLDER));
      for (var old : filesIn(folder)) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no place for caches of loaded classes", e);
    }
    recording = true;
  }

  /** Puts what the parts left behind in its place, now that they have ended. */
  static void keep() {
    recording = false;
    try {
      for (var file : filesIn(Checkout.resolve(FOLDER))) {
        var name = file.getFileName().toString();
        if (name.endsWith(UNFINISHED)) {
          Files.move(
              file,
              file.resolveSibling(name.substring(0, name.length() - UNFINISHED.length())),
              StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the caches of loaded classes can't be kept", e);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Tells whether the parts record, which makes their end take longer. */
  static boolean isRecording() {
    return recording;
  }
}
