package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import koyomi.devstack.Ports;
import koyomi.devstack.demo.DemoData;

/**
 * Runs the whole stack once on data of its own, so that each part leaves behind a cache of the
 * classes that its next start needs. The launcher does this after a build.
 */
public final class Training {
  private Training() {}

  /**
   * Starts, loads the demo data, stops.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    var folder = Files.createTempDirectory("koyomi-training");
    AotCache.record();
    try {
      var settings = new KoyomiStack.Settings(new DataFolder(folder), Ports.free(), null);
      try (var stack = KoyomiStack.launch(settings, Secrets.draw(), Progress.SILENT)) {
        stack.awaitReady();
        new DemoData(stack.url(), stack::token, settings.data().demo())
            .loadOnFirstStart(false, _ -> {});
      }
      AotCache.keep();
    } finally {
      delete(folder);
    }
    // the broker leaves threads behind that would keep this JVM for a while
    System.exit(0);
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("could not clean up " + folder, e);
    }
  }
}
