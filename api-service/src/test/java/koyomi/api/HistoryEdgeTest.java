package koyomi.api;

import static koyomi.api.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import koyomi.api.TestService.Writer;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those meet who look back, with a real web server and stores in memory. */
class HistoryEdgeTest {
  private static final String CALENDAR = "/v1/calendars/" + TestService.CALENDAR;
  private static final String HISTORY = CALENDAR + "/events/hidden/history";

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = new TestService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void reset() {
    service.stores().asOf = null;
    service.stores().events.clear();
    service.stores().events.put("open", Events.event("open", Events.inTokyo(Visibility.PUBLIC)));
    service
        .stores()
        .events
        .put("hidden", Events.event("hidden", Events.inTokyo(Visibility.PRIVATE)));
    service.writer().sent.clear();
  }

  @Test
  void shouldAskForTheMomentWhenAsOfIsGiven() throws Exception {
    Instant moment = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    for (String path :
        List.of(CALENDAR + "/events", CALENDAR + "/occurrences", "/v1/me/occurrences")) {
      service.stores().asOf = null;

      HttpResponse<String> response =
          service.send(service.as("alice", path + "?asOf=" + moment + "&from=2026-01-01"));

      assertThat(response.statusCode()).as(path).isEqualTo(200);
      assertThat(service.stores().asOf).as(path).isEqualTo(moment);
    }
  }

  @Test
  void shouldRefuseMomentsThatAreToComeOrNoMoreKept() throws Exception {
    Instant future = Instant.now().plus(Duration.ofHours(1));
    for (String path : List.of("/events", "/occurrences", "/events/open/occurrences")) {
      String asOf = CALENDAR + path + "?asOf=";
      assertProblem(service.send(service.as("alice", asOf + "soon")), 400);
      assertProblem(service.send(service.as("alice", asOf + future)), 422);
    }
    HttpResponse<String> gone =
        service.send(service.as("alice", "/v1/me/occurrences?asOf=2020-01-01"));
    assertProblem(gone, 410);
    assertThat(gone.body()).contains("urn:koyomi:problem:history-gone");
  }

  @Test
  void shouldAnswerForTimesBeforeRetentionWhenTheCalendarIsYounger() throws Exception {
    HttpResponse<String> response =
        service.send(service.as("alice", CALENDAR + "/occurrences?asOf=2001-01-01"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(service.stores().asOf).isEqualTo("2000-12-31T23:00:00Z");
  }

  @Test
  void shouldHideThePastOfWhatIsPrivateToday() throws Exception {
    String path = CALENDAR + "/events?asOf=" + Instant.now().minusSeconds(60);

    String seen = service.send(service.as("bob", path)).body();

    assertThat(seen.split("Planning", -1)).hasSize(2);
    assertThat(service.send(service.as("alice", path)).body().split("Planning", -1)).hasSize(3);
  }

  @Test
  void shouldTellWhoDidWhatToThoseWhoSeeIt() throws Exception {
    String owner = service.send(service.as("alice", HISTORY)).body();
    String viewer = service.send(service.as("bob", HISTORY)).body();

    assertThat(owner)
        .contains(
            "{\"version\":6,\"kind\":\"DELETED\",\"recordedAt\":\"2026-01-05T08:00:00Z\"",
            "\"actor\":\"alice\",\"commandId\":\"c5\",\"changed\":[\"visibility\"],\"event\":{");
    assertThat(viewer)
        .contains("{\"version\":6,\"kind\":\"DELETED\"", "\"version\":1")
        .doesNotContain("commandId", "changed", "actor", "Planning");
    assertProblem(service.send(service.as("dave", HISTORY)), 403);
    assertProblem(service.send(service.as("alice", HISTORY.replace("hidden", "none"))), 404);
  }

  @Test
  void shouldSendTheCommandWhenAVersionIsToComeBack() throws Exception {
    service.writer().answer =
        _ ->
            Writer.receipt(
                new Answer.OfEvent(
                    Events.event("open", Events.inTokyo(Visibility.PUBLIC)), true, List.of()));

    HttpResponse<String> response =
        service.send(
            service
                .as("carol", CALENDAR + "/events/open/history/3/restore")
                .header("If-Match", "\"7\"")
                .header("Idempotency-Key", "again")
                .POST(BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("ETag")).hasValue("\"5\"");
    Writer.Sent sent = service.writer().sent.getFirst();
    assertThat(sent.command()).isEqualTo(new CalendarCommand.RestoreEvent("open", 3));
    assertThat(sent.context().precondition()).isEqualTo(new Precondition.Tags(List.of("7")));
    assertThat(Objects.requireNonNull(sent.context().idempotency()).key()).isEqualTo("again");
    for (String version : List.of("x", "-1", "99999999999999999999")) {
      String path = CALENDAR + "/events/open/history/" + version + "/restore";
      assertProblem(service.send(service.as("carol", path).POST(BodyPublishers.noBody())), 404);
    }
  }
}
