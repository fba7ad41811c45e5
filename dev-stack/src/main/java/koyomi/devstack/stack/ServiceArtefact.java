package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import koyomi.devstack.Checkout;

/** The service as its module builds it: a jar that names its libraries beside it. */
final class ServiceArtefact {
  static final String MAIN_CLASS = "koyomi.api.KoyomiApplication";

  private ServiceArtefact() {}

  /**
   * The service's jar.
   *
   * @throws IllegalStateException when the module is not built
   */
  static Path jar() {
    var target = Checkout.resolve("api-service/target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw notBuilt(target);
    }
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("koyomi-api-service-[0-9.]+\\.jar"))
          .findFirst()
          .orElseThrow(() -> notBuilt(target));
    } catch (IOException e) {
      throw new UncheckedIOException("could not look into " + target, e);
    }
  }

  private static IllegalStateException notBuilt(Path target) {
    return new IllegalStateException(
        "no service in " + target + ": build the module koyomi-api-service first");
  }
}
