package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import koyomi.devstack.Ports;

/**
 * Where the parts listen. The same as last time if they are free: the issuer's port is part of its
 * identity, so tokens stay good across a restart.
 *
 * @param kafka the broker's
 * @param registry the registry's
 * @param issuer the issuer's
 */
record StackPorts(int kafka, int registry, int issuer) {
  // below the ports that systems hand out to outgoing connections, so that they stay free
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 29_999;

  /**
   * Chooses the ports and remembers them.
   *
   * @param file where they are remembered
   */
  static StackPorts choose(Path file) {
    var known = new Properties();
    try {
      if (Files.exists(file)) {
        try (var in = Files.newInputStream(file)) {
          known.load(in);
        }
      }
      var taken = new HashSet<Integer>();
      var ports =
          new StackPorts(
              choose(known.getProperty("kafka", ""), taken),
              choose(known.getProperty("registry", ""), taken),
              choose(known.getProperty("issuer", ""), taken));
      ports.save(file);
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException("could not remember ports in " + file, e);
    }
  }

  private static int choose(String known, Set<Integer> taken) {
    var port = known.matches("\\d{4,5}") ? Integer.parseInt(known) : candidate();
    while (!Ports.isFree(port) || !taken.add(port)) {
      port = candidate();
    }
    return port;
  }

  private static int candidate() {
    return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
  }

  private void save(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "kafka=%d%nregistry=%d%nissuer=%d%n".formatted(kafka, registry, issuer));
  }
}
