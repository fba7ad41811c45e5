package koyomi.devstack.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with secrets: readable and writable by their owner alone, and never half written. */
public final class OwnerOnly {
  private static final String MODE = "rw-------";

  private OwnerOnly() {}

  /**
   * Writes a file in one step, replacing what was there.
   *
   * @param file the file; its folder is made when missing
   * @param content the whole content
   * @throws IOException when it can't be written
   */
  public static void write(Path file, String content) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var fresh =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
    Files.writeString(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
