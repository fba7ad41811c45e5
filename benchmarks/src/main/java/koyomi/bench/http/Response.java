package koyomi.bench.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole answer.
 *
 * @param status status code
 * @param location the {@code Location} header
 * @param consistency the {@code Koyomi-Consistency} header
 * @param retryAfter the {@code Retry-After} header
 * @param text the body
 */
public record Response(
    int status,
    @Nullable String location,
    @Nullable String consistency,
    @Nullable String retryAfter,
    String text) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Copies what a reader has read. */
  static Response of(ResponseReader reader) {
    return new Response(
        reader.status(),
        reader.header("Location"),
        reader.header("Koyomi-Consistency"),
        reader.header("Retry-After"),
        new String(reader.body(), StandardCharsets.UTF_8));
  }

  /** Returns the body as JSON. */
  public JsonNode json() {
    return JSON.readTree(text);
  }

  /** Tells whether the status is 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * Returns this answer if it succeeded.
   *
   * @throws IllegalStateException if it did not, with what was asked and what was answered
   */
  public Response orThrow(String asked) {
    if (!isSuccess()) {
      throw new IllegalStateException(asked + " was answered " + status + ": " + text);
    }
    return this;
  }
}
