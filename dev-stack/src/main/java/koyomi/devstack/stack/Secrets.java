package koyomi.devstack.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import koyomi.devstack.issuer.OwnerOnly;

/**
 * What only the owner of the data folder may know of a running stack, new for each run.
 *
 * @param tokens opens the issuer's demo-token endpoint
 * @param betweenInstances lets service instances trust each other
 * @param supervisor the process id of the run
 */
record Secrets(String tokens, String betweenInstances, long supervisor) {
  private static final int BYTES = 32;

  /** Draws new ones. */
  static Secrets draw() {
    return new Secrets(random(), random(), ProcessHandle.current().pid());
  }

  /**
   * Reads those of a running stack.
   *
   * @param file where they are
   */
  static Secrets read(Path file) {
    try {
      var properties = new Properties();
      properties.load(new StringReader(Files.readString(file)));
      return new Secrets(
          properties.getProperty("tokens", ""),
          properties.getProperty("betweenInstances", ""),
          Long.parseLong(properties.getProperty("supervisor", "-1")));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  /**
   * Saves them for the owner alone.
   *
   * @param file where
   */
  void save(Path file) {
    try {
      OwnerOnly.write(
          file,
          "tokens=%s%nbetweenInstances=%s%nsupervisor=%d%n"
              .formatted(tokens, betweenInstances, supervisor));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
