package koyomi.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A user's way to the API over one connection. Not safe for use by several threads. */
public final class RestSession implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String token;
  private final BlockingConnection connection;

  private RestSession(String token, BlockingConnection connection) {
    this.token = token;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param token of the user
   * @throws UncheckedIOException if nobody listens
   */
  public static RestSession open(HttpTarget target, String token) {
    try {
      return new RestSession(token, BlockingConnection.open(target, PATIENCE));
    } catch (IOException e) {
      throw new UncheckedIOException("nobody answers at " + target, e);
    }
  }

  /** Begins a request with the user's token. */
  public Request.Builder request(String method, String path) {
    return Request.of(method, path).bearer(token);
  }

  /** Gets a resource. */
  public Response get(String path) {
    return exchange(request("GET", path).build());
  }

  /**
   * Posts a JSON body.
   *
   * @param key of idempotency
   */
  public Response post(String path, String key, String json) {
    return exchange(request("POST", path).header("Idempotency-Key", key).json(json).build());
  }

  /** Patches a resource by a merge-patch. */
  public Response patch(String path, String json) {
    return exchange(request("PATCH", path).mergePatch(json).build());
  }

  /**
   * Sends any request.
   *
   * @throws UncheckedIOException if the connection breaks
   */
  public Response exchange(Request request) {
    try {
      return connection.exchange(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
