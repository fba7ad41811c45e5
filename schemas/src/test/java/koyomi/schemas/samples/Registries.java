package koyomi.schemas.samples;

import java.nio.file.Path;
import java.util.List;
import koyomi.devstack.EmbeddedRegistry;
import koyomi.devstack.Ports;

/** Starts the real registry so that several can run on a machine and be killed at any moment. */
public final class Registries {
  private Registries() {}

  /** Starts a registry and waits for it. */
  public static EmbeddedRegistry start(Path dir) {
    EmbeddedRegistry registry =
        EmbeddedRegistry.launch(
            dir,
            Ports.free(),
            dir.resolve("registry.log"),
            List.of(
                // Else H2 forgets what was registered in the second before the end.
                "-Dapicurio.datasource.url=jdbc:h2:file:" + dir + "/registry;WRITE_DELAY=0",
                // Else every registry of a machine wants the same second port.
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0"));
    registry.awaitReady();
    return registry;
  }
}
