package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;

/** Request bodies within their limits. */
public final class Bodies {
  /** The largest body but an import's, in bytes: 1 MiB. */
  public static final int MAX = 1 << 20;

  /** The largest import, in bytes: 64 MiB. */
  public static final int MAX_IMPORT = 64 << 20;

  private Bodies() {}

  /**
   * Returns the whole body.
   *
   * @throws ProblemException (413) as soon as it is known to be larger than {@link #MAX}; (400) if
   *     the client breaks off
   */
  public static byte[] read(HttpServletRequest request) {
    int announced = request.getContentLength();
    if (request.getContentLengthLong() > MAX) {
      throw tooLarge(MAX);
    }
    try (InputStream in = request.getInputStream()) {
      if (announced > 0) {
        return in.readNBytes(announced);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > MAX) {
          throw tooLarge(MAX);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw ProblemException.of(ProblemKind.BAD_REQUEST, "the body broke off");
    }
  }

  /**
   * Returns the body as a stream that ends with a {@link ProblemException} (413) once it is larger
   * than the limit.
   *
   * @throws IOException if the client is gone
   */
  public static InputStream stream(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    return new LimitedInputStream(request.getInputStream(), limit);
  }

  static ProblemException tooLarge(int limit) {
    return ProblemException.of(
        ProblemKind.TOO_LARGE, "the body is larger than " + (limit >> 20) + " MiB");
  }
}
