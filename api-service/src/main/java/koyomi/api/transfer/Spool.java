package koyomi.api.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import koyomi.api.http.Bodies;
import koyomi.api.http.IdempotencyKeys;

/**
 * A body that lies in a file while it is dealt with: its hash must be known before anything of it
 * happens, or a reused key would be noticed too late.
 */
final class Spool implements AutoCloseable {
  private final Path file;
  private final String hash;

  /**
   * Takes the body of a request.
   *
   * @throws koyomi.api.problem.ProblemException (413) if it is too large
   * @throws IOException if the client is gone or the disk full
   */
  Spool(HttpServletRequest request) throws IOException {
    file = Files.createTempFile("koyomi-import", ".ics");
    MessageDigest digest = IdempotencyKeys.digest(request);
    try (InputStream body = Bodies.stream(request, Bodies.MAX_IMPORT);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      body.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    hash = IdempotencyKeys.text(digest);
  }

  InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  String hash() {
    return hash;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
