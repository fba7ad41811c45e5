package koyomi.api.meeting;

import static koyomi.api.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import koyomi.api.TestService;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients meet who look for times and rooms, with a real web server. */
class MeetingEdgeTest {
  private static final String TIMES = "/v1/meeting-times";
  private static final String ROOMS = "/v1/resources/suggestions";

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = new TestService(List.of(KnownPeople.class));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void reset() {
    known().busy.clear();
  }

  @Test
  void shouldGiveSlotsWithReasonsAndRoomsBestFirst() throws Exception {
    known().busy.put("bob", spans("2026-03-03T08:00:00Z", "2026-03-03T09:00:00Z"));

    JsonNode slots =
        ok(
                TIMES,
                """
                {"participants": ["alice", "bob"], "durationMinutes": 60,
                 "from": "2026-03-03T08:00:00Z", "to": "2026-03-03T12:00:00Z",
                 "resourceCriteria": {"capacity": 5, "features": ["video"]}, "limit": 2}
                """)
            .path("slots");

    assertThat(slots.size()).isEqualTo(2);
    JsonNode best = slots.get(0);
    assertThat(best.path("start").asString()).isEqualTo("2026-03-03T09:00:00Z");
    assertThat(best.path("end").asString()).isEqualTo("2026-03-03T10:00:00Z");
    assertThat(best.path("score").asDouble()).isBetween(50.0, 100.0);
    assertThat(best.path("reasons").toString())
        .contains("all 2 free", "1 outside working hours: The alice (18:00)", "room Fuji 3F");
    assertThat(best.path("rooms").get(0).path("resourceId").asString()).isEqualTo("r-fuji");
    assertThat(best.path("rooms").get(0).path("reasons").toString()).contains("8 seats for 5");
  }

  @Test
  void shouldReadLocalTimesAndAnswerInTheZoneThatIsNamed() throws Exception {
    JsonNode slots =
        ok(
                TIMES,
                """
                {"participants": ["alice"], "durationMinutes": 30, "timeZone": "Asia/Tokyo",
                 "from": "2026-03-03T09:00:00", "to": "2026-03-03T10:00:00"}
                """)
            .path("slots");

    assertThat(slots.get(0).path("start").asString()).isEqualTo("2026-03-03T09:00:00+09:00");
    assertThat(slots.get(0).path("reasons").get(0).asString()).isEqualTo("The alice is free");
  }

  @Test
  void shouldLookBeyondTheWindowWhenThereAreBuffers() throws Exception {
    ok(
        TIMES,
        """
        {"participants": ["alice"], "durationMinutes": 30, "bufferBeforeMinutes": 10,
         "bufferAfterMinutes": 20, "from": "2026-03-03T09:00:00Z", "to": "2026-03-03T10:00:00Z"}
        """);

    assertThat(known().asked)
        .isEqualTo(
            new Span(
                Instant.parse("2026-03-03T08:50:00Z").getEpochSecond(),
                Instant.parse("2026-03-03T10:20:00Z").getEpochSecond()));
  }

  @Test
  void shouldSayWhoseTimesAreNotShared() throws Exception {
    JsonNode slots =
        ok(
                TIMES,
                """
                {"participants": ["alice"], "optional": ["secretive"], "durationMinutes": 30,
                 "from": "2026-03-03T01:00:00Z", "to": "2026-03-03T02:00:00Z"}
                """)
            .path("slots");

    assertThat(slots.get(0).path("reasons").toString())
        .contains("1 of 2 free", "1 without shared busy times: secretive");
  }

  @Test
  void shouldKeepToWorkingHoursWhenAskedTo() throws Exception {
    String body =
        """
        {"participants": ["alice", "bob"], "durationMinutes": 30, "workingHours": %s,
         "from": "2026-03-03T00:00:00Z", "to": "2026-03-04T00:00:00Z", "limit": 1}
        """;

    assertThat(ok(TIMES, body.formatted("true")).path("slots").size()).isZero();
    assertThat(start(ok(TIMES, body.formatted("false")))).isEqualTo("2026-03-03T00:00:00Z");
    assertThat(start(ok(TIMES, body.formatted("\"PREFER\"")))).isEqualTo("2026-03-03T07:30:00Z");
    String hours =
        "{\"TUESDAY\": [{\"from\": \"13:00\", \"to\": \"15:00\"}], \"timeZone\": \"Asia/Tokyo\"}";
    assertThat(start(ok(TIMES, body.formatted(hours)))).isEqualTo("2026-03-03T04:00:00Z");
  }

  @Test
  void shouldNameEveryMistakeWhenBodyIsWrong() throws Exception {
    HttpResponse<String> response =
        post(
            TIMES,
            """
            {"participants": [], "optional": [" "], "durationMinutes": 0, "from": "yesterday",
             "workingHours": {"MONDAY": [{"from": "10:00", "to": "9"}]}, "timeZone": "Mars/Base",
             "noMeetingDays": ["FRIDAY", "SOMEDAY"], "limit": 1000,
             "resourceCriteria": {"capacity": -1, "type": "CASTLE"}}
            """);

    assertProblem(response, 422);
    assertThat(response.body())
        .contains(
            "\"/participants\"",
            "\"/optional/0\"",
            "\"/durationMinutes\"",
            "\"/from\"",
            "\"/to\"",
            "\"/workingHours/MONDAY/0/to\"",
            "\"/timeZone\"",
            "\"/noMeetingDays/1\"",
            "\"/limit\"",
            "\"/resourceCriteria/capacity\"",
            "\"/resourceCriteria/type\"");
  }

  @Test
  void shouldRefuseWindowWhenItIsTooLongOrTurnedAround() throws Exception {
    String body =
        """
        {"participants": ["alice"], "durationMinutes": 30,
         "from": "2026-03-03T00:00:00Z", "to": "%s"}
        """;

    assertProblem(post(TIMES, body.formatted("2026-03-02T00:00:00Z")), 422);
    assertProblem(post(TIMES, body.formatted("2027-03-03T00:00:00Z")), 422);
  }

  @Test
  void shouldRefuseMoreThanFiftyPeople() throws Exception {
    String people =
        "\"p\"" + ", \"p%d\"".repeat(50).formatted(IntStream.range(0, 50).boxed().toArray());

    HttpResponse<String> response =
        post(
            TIMES,
            """
            {"participants": [%s], "durationMinutes": 30,
             "from": "2026-03-03T00:00:00Z", "to": "2026-03-04T00:00:00Z"}
            """
                .formatted(people));

    assertProblem(response, 422);
    assertThat(response.body()).contains("\"/participants\"");
  }

  @Test
  void shouldSuggestRoomsThatAreFreeForEnoughOccurrences() throws Exception {
    known().busy.put("r-fuji", spans("2026-03-10T01:00:00Z", "2026-03-10T02:00:00Z"));
    String body =
        """
        {"start": {"dateTime": "2026-03-03T10:00:00", "timeZone": "Asia/Tokyo"},
         "end": {"dateTime": "2026-03-03T11:00:00", "timeZone": "Asia/Tokyo"},
         "rrule": "FREQ=WEEKLY;COUNT=4", "participants": ["alice", "bob"], "capacity": 6%s}
        """;

    JsonNode all = ok(ROOMS, body.formatted(""));
    JsonNode most = ok(ROOMS, body.formatted(", \"minOccurrences\": 3"));

    assertThat(all.path("occurrences").asInt()).isEqualTo(4);
    assertThat(all.path("items").size()).isEqualTo(1);
    assertThat(all.path("items").get(0).path("resource").path("id").asString()).isEqualTo("r-aso");
    assertThat(all.path("items").get(0).path("resource").propertyNames())
        .contains("isAvailable", "version", "features");
    assertThat(most.path("items").size()).isEqualTo(2);
    assertThat(most.path("items").toString())
        .contains("free 3 of 4 times", "free all 4 times", "on the floor of 2 of 2");
  }

  @Test
  void shouldRefuseSuggestionsWithoutTimesOrWithABrokenRule() throws Exception {
    HttpResponse<String> nothing = post(ROOMS, "{}");
    assertProblem(nothing, 422);
    assertThat(nothing.body()).contains("\"/start\"", "\"/end\"");

    HttpResponse<String> rule =
        post(
            ROOMS,
            """
            {"start": "2026-03-03T10:00:00Z", "end": "2026-03-03T11:00:00Z", "rrule": "FREQ=NEVER"}
            """);
    assertProblem(rule, 422);
    assertThat(rule.body()).contains("\"/rrule\"");
  }

  private static String start(JsonNode answer) {
    return answer.path("slots").get(0).path("start").asString();
  }

  private static JsonNode ok(String path, String body) throws Exception {
    HttpResponse<String> response = post(path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonMapper().readTree(response.body());
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return service.send(
        service
            .as("alice", path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static KnownPeople known() {
    return service.context().getBean(KnownPeople.class);
  }

  private static Spans spans(String from, String to) {
    return Spans.of(Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond());
  }
}
