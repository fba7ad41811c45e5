package koyomi.api.read;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another instance's answer on its way to the client. A body of known, moderate size is taken whole
 * before the client gets a byte, so that an owner which dies while it answers can be asked again.
 */
final class Relayed {
  /** The read was answered here: nothing to relay. */
  static final Relayed NOTHING = new Relayed(null, null);

  private static final int WHOLE = 4 << 20;
  private static final List<String> HEADERS =
      List.of(
          "Content-Type", "ETag", "Cache-Control", "Retry-After", "Content-Disposition", "Vary");

  /** Status and headers; null where the read was answered here. */
  private final @Nullable HttpResponse<InputStream> response;

  /** The whole body; null where it is to be streamed. */
  private final byte @Nullable [] body;

  private Relayed(@Nullable HttpResponse<InputStream> response, byte @Nullable [] body) {
    this.response = response;
    this.body = body;
  }

  /** Takes an answer over. */
  static Relayed of(HttpResponse<InputStream> response) throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
    boolean bodiless = response.request().method().equals("HEAD") || response.statusCode() == 304;
    if (bodiless || length > WHOLE) {
      return new Relayed(response, null);
    }
    try (InputStream body = response.body()) {
      return new Relayed(response, body.readAllBytes());
    }
  }

  /** Gives the answer to the client. */
  void to(HttpServletResponse client) throws IOException {
    if (response == null) {
      return;
    }
    client.setStatus(response.statusCode());
    HttpHeaders headers = response.headers();
    for (String name : HEADERS) {
      headers.firstValue(name).ifPresent(value -> client.setHeader(name, value));
    }
    headers.firstValueAsLong("Content-Length").ifPresent(client::setContentLengthLong);
    if (body != null) {
      client.getOutputStream().write(body);
      return;
    }
    try (InputStream stream = response.body()) {
      stream.transferTo(client.getOutputStream());
    }
  }
}
