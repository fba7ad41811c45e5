package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import koyomi.schemas.TopicSettings;

/**
 * How many partitions the topics in a data folder have. Ids carry their place, so a folder keeps
 * the number with which it began, whatever new ones get.
 */
final class Partitions {
  private static final String KEY = "partitions";

  /** What folders have that were made before the number was kept. */
  private static final int FORMER = 4;

  private Partitions() {}

  /** Returns a folder's number, and keeps it before the broker makes anything of it. */
  static int of(DataFolder data) {
    Path file = data.topics();
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      int chosen = Files.exists(data.broker()) ? FORMER : TopicSettings.EMBEDDED.partitions();
      Files.createDirectories(file.getParent());
      Files.writeString(file, "%s=%d%n".formatted(KEY, chosen));
      return chosen;
    } catch (IOException e) {
      throw new UncheckedIOException("could not keep the number of partitions in " + file, e);
    }
  }

  private static int read(Path file) throws IOException {
    var kept = new Properties();
    try (var in = Files.newInputStream(file)) {
      kept.load(in);
    }
    String number = kept.getProperty(KEY, "");
    if (!number.matches("[1-9]\\d{0,4}")) {
      throw new IllegalStateException(file + " doesn't tell the number of partitions");
    }
    return Integer.parseInt(number);
  }
}
