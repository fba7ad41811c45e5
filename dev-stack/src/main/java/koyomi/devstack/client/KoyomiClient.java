package koyomi.devstack.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one service instance for one user; safe for many threads. */
public final class KoyomiClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(10);
  private static final int FIRST_ERROR = 400;

  // the order of a map's entries is another in each JVM, and a key is good for one body only
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  // one for all: a client of its own would bring a selector thread each
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final String url;
  private final String token;

  /**
   * A client for one user.
   *
   * @param url of the instance, without a slash at the end
   * @param token of the user
   */
  public KoyomiClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** The caller's own and shared calendars. */
  public List<CalendarEntry> calendars() {
    var calendars = new ArrayList<CalendarEntry>();
    var query = "?limit=1000";
    while (true) {
      var page = get("/v1/calendars" + query);
      for (var item : page.path("items")) {
        calendars.add(
            new CalendarEntry(
                item.path("id").asString(),
                item.path("ownerId").asString(),
                item.path("name").asString()));
      }
      if (!page.hasNonNull("nextPageToken")) {
        return calendars;
      }
      query = "?limit=1000&pageToken=" + page.path("nextPageToken").asString();
    }
  }

  /**
   * Creates something, once: the same key gives the first answer again.
   *
   * @param path below the instance's address
   * @param body what becomes JSON
   * @param idempotencyKey names this creation
   * @return the answer
   */
  public JsonNode post(String path, Map<String, ?> body, String idempotencyKey) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(jsonOf(body))
            .build();
    return json(send(request));
  }

  /**
   * Sets something.
   *
   * @param path below the instance's address
   * @param body what becomes JSON
   */
  public void put(String path, Map<String, ?> body) {
    send(request(path).header("Content-Type", "application/json").PUT(jsonOf(body)).build());
  }

  /**
   * Changes some members of something (RFC 7396) unless somebody has changed it before.
   *
   * @param path below the instance's address
   * @param body what becomes JSON
   * @param version which it still has to be
   * @throws RefusedException with status 412 when it is another
   */
  public void patchVersion(String path, Map<String, ?> body, long version) {
    send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", "\"" + version + "\"")
            .method("PATCH", jsonOf(body))
            .build());
  }

  /**
   * Reads something.
   *
   * @param path below the instance's address
   * @return the answer
   */
  public JsonNode get(String path) {
    return json(send(request(path).GET().build()));
  }

  /**
   * Imports the text of an iCalendar file.
   *
   * @param calendarId where to
   * @param text what
   * @param idempotencyKey names this import
   * @return counts and rejections
   */
  public JsonNode importText(String calendarId, String text, String idempotencyKey) {
    return importBody(calendarId, BodyPublishers.ofString(text), idempotencyKey);
  }

  /**
   * Imports an iCalendar file.
   *
   * @param calendarId where to
   * @param file what
   * @param idempotencyKey names this import
   * @return counts and rejections
   * @throws IOException when the file can't be read
   */
  public JsonNode importFile(String calendarId, Path file, String idempotencyKey)
      throws IOException {
    return importBody(calendarId, BodyPublishers.ofFile(file), idempotencyKey);
  }

  private JsonNode importBody(String calendarId, BodyPublisher body, String idempotencyKey) {
    var request =
        request("/v1/calendars/" + segment(calendarId) + "/import")
            .timeout(IMPORT_TIMEOUT)
            .header("Content-Type", "text/calendar")
            .header("Idempotency-Key", idempotencyKey)
            .POST(body)
            .build();
    return json(send(request));
  }

  /**
   * Exports a calendar as iCalendar.
   *
   * @param calendarId which
   * @return the file's bytes
   */
  public byte[] export(String calendarId) {
    return send(request("/v1/calendars/" + segment(calendarId) + "/export")
            .timeout(IMPORT_TIMEOUT)
            .header("Accept", "text/calendar")
            .GET()
            .build())
        .body();
  }

  /** What somebody types may hold anything. */
  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private static BodyPublisher jsonOf(Map<String, ?> body) {
    return BodyPublishers.ofByteArray(bytes(body));
  }

  /** The same bytes for the same body, whichever JVM writes them. */
  static byte[] bytes(Map<String, ?> body) {
    return JSON.writeValueAsBytes(body);
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    return JSON.readTree(response.body());
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= FIRST_ERROR) {
        throw new RefusedException(
            response.statusCode(),
            "%s (status %d of %s %s)"
                .formatted(
                    Refusal.text(response.body()),
                    response.statusCode(),
                    request.method(),
                    request.uri().getPath()));
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + request.uri(), e);
    }
  }
}
