package koyomi.bench.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import koyomi.bench.data.Generator;
import koyomi.bench.http.BlockingConnection;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.Request;
import koyomi.bench.http.Response;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Watches a calendar for what is to come into it: asks for its changes again and again over one
 * connection. After some of what came it looks whether the month view has it too. An answer counts
 * when it is read, so every time is too long by up to the pause between two questions, never too
 * short.
 */
final class ChangesWatch implements Callable<Long> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long DRAIN = Duration.ofSeconds(15).toNanos();
  private static final long MAX_TIME = Duration.ofMinutes(5).toNanos();
  private static final int DIGITS = 3;
  private static final int VIEW_EVERY = 16;
  private static final int LIMIT = 1_000;

  private final HttpTarget target;
  private final String token;
  private final String calendarId;
  private final Duration pause;
  private final String what;
  private final Predicate<JsonNode> comes;
  private final Histogram seen = new Histogram(MAX_TIME, DIGITS);
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private String syncToken;
  private long arrived;
  private volatile long endBy = Long.MAX_VALUE;

  private record Expected(long intended, @Nullable LocalDate day, boolean measured) {}

  private ChangesWatch(
      HttpTarget target,
      String token,
      String calendarId,
      Duration pause,
      String what,
      Predicate<JsonNode> comes,
      String syncToken) {
    this.what = what;
    this.comes = comes;
    this.target = target;
    this.token = token;
    this.calendarId = calendarId;
    this.pause = pause;
    this.syncToken = syncToken;
  }

  /**
   * Watches the calendar that somebody's invitations go to, for copies.
   *
   * @param token of who is invited
   * @param pause between two questions
   */
  static ChangesWatch ofCopies(HttpTarget target, String token, Duration pause) {
    try (BlockingConnection connection = BlockingConnection.open(target, PATIENCE)) {
      String calendarId =
          get(connection, token, "/v1/me").json().required("defaultCalendarId").asString();
      return of(target, token, calendarId, pause, "copy", _ -> true);
    } catch (IOException e) {
      throw new IllegalStateException("an attendee's profile can't be read", e);
    }
  }

  /**
   * Watches a calendar; begins with what is in it now.
   *
   * @param token of somebody who may read it
   * @param pause between two questions
   * @param what is to come
   * @param comes tells whether a change of an expected event brings it
   */
  static ChangesWatch of(
      HttpTarget target,
      String token,
      String calendarId,
      Duration pause,
      String what,
      Predicate<JsonNode> comes) {
    try (BlockingConnection connection = BlockingConnection.open(target, PATIENCE)) {
      JsonNode page;
      String path = "/v1/calendars/" + calendarId + "/changes?limit=" + LIMIT;
      String from = "";
      do {
        page = get(connection, token, path + from).json();
        from = "&pageToken=" + page.path("nextPageToken").asString("");
      } while (page.has("nextPageToken"));
      String next = page.required("nextSyncToken").asString();
      return new ChangesWatch(target, token, calendarId, pause, what, comes, next);
    } catch (IOException e) {
      throw new IllegalStateException("a calendar can't be read", e);
    }
  }

  /**
   * Tells that something is to come; before the request that brings it goes out.
   *
   * @param day on which the month view has it then; null where that isn't looked at
   */
  void expect(String eventId, long intended, @Nullable LocalDate day, boolean measured) {
    expected.put(eventId, new Expected(intended, day, measured));
  }

  /** Ends the watch as soon as everything has come, or after 15 s. */
  void end() {
    endBy = System.nanoTime() + DRAIN;
  }

  @Override
  public Long call() throws IOException, InterruptedException {
    long polls = 0;
    try (BlockingConnection connection = BlockingConnection.open(target, PATIENCE)) {
      while (System.nanoTime() < endBy && !(endBy < Long.MAX_VALUE && expected.isEmpty())) {
        long begin = System.nanoTime();
        look(connection);
        polls++;
        long left = pause.toNanos() - (System.nanoTime() - begin);
        if (left > 0) {
          TimeUnit.NANOSECONDS.sleep(left);
        }
      }
    }
    return polls;
  }

  private void look(BlockingConnection connection) throws IOException {
    String path = "/v1/calendars/" + calendarId + "/changes?limit=" + LIMIT;
    JsonNode page = get(connection, token, path + "&syncToken=" + syncToken).json();
    long now = System.nanoTime();
    syncToken = page.required("nextSyncToken").asString();
    for (JsonNode change : page.required("items")) {
      String eventId = change.required("eventId").asString();
      Expected came = expected.get(eventId);
      if (came == null || !comes.test(change)) {
        continue;
      }
      expected.remove(eventId);
      if (came.measured()) {
        seen.recordValue(Math.min(MAX_TIME, now - came.intended()));
      }
      LocalDate day = came.day();
      if (day != null && arrived++ % VIEW_EVERY == 0 && !isInView(connection, eventId, day)) {
        faults.merge("a " + what + " that isn't in the month view", 1, Integer::sum);
      }
    }
  }

  private boolean isInView(BlockingConnection connection, String eventId, LocalDate day)
      throws IOException {
    YearMonth month = YearMonth.from(day);
    String path =
        "/v1/me/occurrences?limit="
            + LIMIT
            + "&from="
            + month.atDay(1).atStartOfDay(Generator.ZONE).toInstant()
            + "&to="
            + month.plusMonths(1).atDay(1).atStartOfDay(Generator.ZONE).toInstant();
    Response page = get(connection, token, path);
    while (!page.text().contains(eventId) && page.json().has("nextPageToken")) {
      String next = page.json().required("nextPageToken").asString();
      page = get(connection, token, path + "&pageToken=" + next);
    }
    return page.text().contains(eventId);
  }

  private static Response get(BlockingConnection connection, String token, String path)
      throws IOException {
    Request request = Request.of("GET", path).bearer(token).build();
    return connection.exchange(request).orThrow("GET " + path);
  }

  /** Returns the times of what was measured; when the watch has ended. */
  Histogram seen() {
    return seen;
  }

  /** Returns what was wrong; when the watch has ended. */
  List<String> faults() {
    if (!expected.isEmpty()) {
      faults.put("no " + what + " in 15 s after the end", expected.size());
    }
    return faults.entrySet().stream()
        .map(fault -> fault.getValue() + " × " + fault.getKey())
        .toList();
  }
}
