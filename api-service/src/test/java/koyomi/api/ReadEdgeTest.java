package koyomi.api;

import static koyomi.api.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import koyomi.api.http.Pages;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers meet, with a real web server and stores in memory. */
class ReadEdgeTest {
  private static final String CALENDAR = "/v1/calendars/" + TestService.CALENDAR;

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
    service.stores().here = true;
    service.stores().events.clear();
    service.stores().events.put("open", Events.event("open", Events.inTokyo(Visibility.PUBLIC)));
    service
        .stores()
        .events
        .put("hidden", Events.event("hidden", Events.inTokyo(Visibility.PRIVATE)));
  }

  @Test
  void shouldAnswerNotModifiedWhenClientHasTheVersion() throws Exception {
    HttpResponse<String> response =
        service.send(
            service.as("alice", CALENDAR + "/events/open").header("If-None-Match", "\"1\", \"5\""));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.headers().firstValue("ETag")).hasValue("\"5\"");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void shouldShowTimesOnlyWhenViewerReadsPrivateEvent() throws Exception {
    for (String path : List.of("/events/hidden", "/events", "/export")) {
      String seen = service.send(service.as("bob", CALENDAR + path)).body();

      if (path.equals("/events/hidden")) {
        assertThat(seen).doesNotContain("Planning").contains("\"start\"", "2026-03-02T10:00:00");
      }
      assertThat(seen.split("Planning", -1).length - 1).isLessThanOrEqualTo(1);
      assertThat(service.send(service.as("alice", CALENDAR + path)).body()).contains("Planning");
    }
  }

  @Test
  void shouldRefuseReadersWhenTheyHaveNoRole() throws Exception {
    assertProblem(service.send(service.as("dave", CALENDAR)), 403);
    assertProblem(service.send(service.as("dave", CALENDAR + "/occurrences")), 403);
    assertProblem(service.send(service.as("bob", CALENDAR + "/acl")), 403);
    assertProblem(
        service.send(service.as("alice", CALENDAR.replace("abc", "bbc") + "/events")), 404);
    assertProblem(service.send(service.as("alice", "/v1/calendars/nonsense")), 404);
  }

  @Test
  void shouldRefuseTokensWhenMalformedOrOfAnotherLog() throws Exception {
    String changes = CALENDAR + "/changes?syncToken=";

    assertProblem(service.send(service.as("alice", changes + "nonsense")), 400);
    assertProblem(service.send(service.as("alice", changes + token(TestService.CALENDAR, 8))), 410);
    assertProblem(
        service.send(
            service.as("alice", changes + token(TestService.CALENDAR.replace("abc", "bbc"), 1))),
        410);
    assertThat(
            service
                .send(service.as("alice", changes + token(TestService.CALENDAR, 7)))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldRefuseWindowsWhenTheyMakeNoSense() throws Exception {
    for (String query :
        List.of(
            "from=2026-01-01&to=2031-02-01",
            "from=2026-01-02&to=2026-01-01",
            "to=2026-01-01",
            "from=1800-01-01")) {
      assertProblem(service.send(service.as("alice", CALENDAR + "/occurrences?" + query)), 422);
    }
    assertProblem(service.send(service.as("alice", CALENDAR + "/occurrences?from=today")), 400);
  }

  @Test
  void shouldAnswerHeadWithoutBody() throws Exception {
    HttpResponse<String> response =
        service.send(service.as("alice", CALENDAR).method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("ETag")).hasValue("\"3\"");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void shouldServeDocumentsToEverybody() throws Exception {
    assertThat(service.send(service.anonymous("/v1/openapi.json")).body()).contains("\"3.1.0\"");
    assertThat(service.send(service.anonymous("/docs/index.html")).statusCode()).isEqualTo(200);
    assertThat(service.send(service.anonymous("/docs/swagger-initializer.js")).body())
        .contains("/v1/openapi.json");
    assertThat(service.send(service.anonymous("/actuator/health/liveness")).statusCode())
        .isEqualTo(200);
    assertProblem(service.send(service.anonymous("/actuator/prometheus")), 401);
  }

  private static String token(String calendarId, long sequence) {
    return Pages.token("c1 " + calendarId + " " + sequence);
  }
}
