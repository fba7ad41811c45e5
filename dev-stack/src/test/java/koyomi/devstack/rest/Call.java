package koyomi.devstack.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import koyomi.devstack.stack.RunningStack;

/** One request, sent as often as asked. */
public final class Call {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final RunningStack stack;
  private final String method;
  private final String path;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private BodyPublisher body = BodyPublishers.noBody();
  private int node = -1;

  /**
   * A request of nobody.
   *
   * @param stack where it goes
   * @param method of HTTP
   * @param path with query
   */
  public Call(RunningStack stack, String method, String path) {
    this.stack = stack;
    this.method = method;
    this.path = path;
  }

  /** Sets a header. */
  public Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sets a body of JSON. */
  public Call json(String json) {
    return body("application/json", json);
  }

  /** Sets a body. */
  public Call body(String type, String text) {
    return body(type, BodyPublishers.ofString(text));
  }

  /** Sets a body. */
  public Call body(String type, BodyPublisher bytes) {
    body = bytes;
    return header("Content-Type", type);
  }

  /** Names the instance that is asked. */
  public Call on(int instance) {
    node = instance;
    return this;
  }

  /** Sends it and waits for the answer, whatever it is. */
  public Reply send() {
    try {
      return trySend();
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    }
  }

  /**
   * Sends it and waits for the answer, whatever it is.
   *
   * @throws IOException when there is none
   */
  public Reply trySend() throws IOException {
    var url = node < 0 ? stack.anyUrl() : stack.parts().url(node);
    var request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).method(method, body);
    headers.forEach(request::header);
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(method + " " + path + " was interrupted", e);
    }
  }
}
