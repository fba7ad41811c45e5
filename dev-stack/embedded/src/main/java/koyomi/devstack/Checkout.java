package koyomi.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import koyomi.devstack.process.JavaCommand;

/** The source tree that this code was built in: where the build leaves what the stack runs. */
public final class Checkout {
  private static final Path BUILT = Path.of("dev-stack", "embedded", "target");

  private Checkout() {}

  /**
   * A file or folder of the checkout, whatever module's libraries this code was loaded from.
   *
   * @param path below the root
   * @throws IllegalStateException when this code lies in no checkout
   */
  public static Path resolve(String path) {
    var code = JavaCommand.codeSource(Checkout.class);
    for (var folder = code; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(BUILT))) {
        return folder.resolve(path);
      }
    }
    throw new IllegalStateException("no checkout above " + code);
  }
}
