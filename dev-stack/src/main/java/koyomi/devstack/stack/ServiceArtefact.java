package koyomi.devstack.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import koyomi.devstack.Checkout;

/**
 * The service as it is deployed: the executable jar that its module builds, laid out as a plain
 * class path (faster to start than nested jars, and the JDK's caches can hold it).
 */
final class ServiceArtefact {
  static final String MAIN_CLASS = "koyomi.api.KoyomiApplication";

  private ServiceArtefact() {}

  /**
   * The service's class path, extracted anew when the jar is.
   *
   * @return one jar, which names its libraries
   * @throws IllegalStateException when the module is not built
   */
  static synchronized Path extracted() {
    return extracted(
        built(Checkout.resolve("api-service/target")),
        Checkout.resolve("dev-stack/target/service"));
  }

  /**
   * Extracts one jar.
   *
   * @param jar the executable jar
   * @param folder where it is laid out, replacing what was there
   */
  static Path extracted(Path jar, Path folder) {
    try {
      var plain = folder.resolve(jar.getFileName().toString());
      if (Files.exists(plain)
          && Files.getLastModifiedTime(plain).equals(Files.getLastModifiedTime(jar))) {
        return plain;
      }
      var fresh = folder.resolveSibling(folder.getFileName() + ".new");
      extract(jar, fresh);
      Files.setLastModifiedTime(
          fresh.resolve(jar.getFileName().toString()), Files.getLastModifiedTime(jar));
      deleteTree(folder);
      Files.move(fresh, folder);
      return plain;
    } catch (IOException e) {
      throw new UncheckedIOException("could not extract " + jar, e);
    }
  }

  private static Path built(Path target) {
    try (var files = Files.isDirectory(target) ? Files.list(target) : null) {
      var jars =
          files == null
              ? List.<Path>of()
              : files
                  .filter(file ->
                      file.getFileName().toString().matches("koyomi-api-service-[0-9.]+\\.jar"))
                  .toList();
      for (var jar : jars) {
        if (isExecutable(jar)) {
          return jar;
        }
      }
      throw new IllegalStateException(
          "no executable service jar in " + target + ": build the module koyomi-api-service first");
    } catch (IOException e) {
      throw new UncheckedIOException("could not look into " + target, e);
    }
  }

  private static boolean isExecutable(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.getEntry("BOOT-INF/classes/") != null;
    }
  }

  /** By Spring Boot's own tool, which the jar carries. */
  private static void extract(Path jar, Path folder) throws IOException {
    var process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.toString(),
                "--force")
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("could not extract " + jar + ": " + output);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
