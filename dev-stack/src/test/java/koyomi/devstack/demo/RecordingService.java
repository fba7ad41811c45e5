package koyomi.devstack.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Takes requests as the service does, remembers them by their keys, and fails when it is told. */
final class RecordingService implements AutoCloseable {
  /** User, method, path and key of each request, in order. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** What was made, by its key: a retry gets the first answer again. */
  final Map<String, String> made = new ConcurrentHashMap<>();

  /** Which requests fail. */
  volatile Predicate<String> fails = _ -> false;

  /** Whose profile isn't as it was made any more. */
  volatile Predicate<String> changedBefore = _ -> false;

  private final HttpServer server;

  RecordingService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    var user = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    var path = exchange.getRequestURI().getPath();
    var request = user + " " + exchange.getRequestMethod() + " " + path + " " + key;
    requests.add(request);
    if (fails.test(request)) {
      answer(exchange, 500, "{}");
    } else if (exchange.getRequestMethod().equals("PATCH") && changedBefore.test(user)) {
      answer(exchange, 412, "{}");
    } else if (path.equals("/v1/me")) {
      answer(exchange, 200, "{\"defaultCalendarId\": \"home-%s\"}".formatted(user));
    } else {
      var id = made.computeIfAbsent(user + " " + path + " " + key, _ -> "id" + made.size());
      answer(exchange, 201, "{\"id\": \"%s\"}".formatted(id));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
