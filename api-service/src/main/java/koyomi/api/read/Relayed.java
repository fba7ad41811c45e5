package koyomi.api.read;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another instance's answer on its way to the client. */
final class Relayed {
  /** The read was answered here: nothing to relay. */
  static final Relayed NOTHING = new Relayed(null);

  private static final List<String> HEADERS =
      List.of(
          "Content-Type", "ETag", "Cache-Control", "Retry-After", "Content-Disposition", "Vary");

  /** The answer; null where the read was answered here. */
  private final @Nullable HttpResponse<InputStream> response;

  private Relayed(@Nullable HttpResponse<InputStream> response) {
    this.response = response;
  }

  /** Takes an answer over. */
  static Relayed of(HttpResponse<InputStream> response) {
    return new Relayed(response);
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
    try (InputStream stream = response.body()) {
      stream.transferTo(client.getOutputStream());
    }
  }
}
