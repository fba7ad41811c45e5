package koyomi.devstack.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import koyomi.devstack.Checkout;
import org.jspecify.annotations.Nullable;

/** Where files of other programs lie, if they lie beside the project. */
final class ConformanceFolder {
  private ConformanceFolder() {}

  /** Returns the folder, or null where it is absent, as in a fresh clone. */
  static @Nullable Path find() {
    for (var at = Checkout.resolve(""); at != null; at = at.getParent()) {
      var folder = at.resolve("shared/conformance/ics");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }
}
