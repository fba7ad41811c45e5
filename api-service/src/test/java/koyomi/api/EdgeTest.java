package koyomi.api;

import static koyomi.api.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import koyomi.api.TestService.Writer;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What HTTP clients meet, with a real web server; stores and writer in memory. */
class EdgeTest {
  private static final String CALENDAR = "/v1/calendars/" + TestService.CALENDAR;
  private static final String EVENT =
      """
      {"title": "Planning", "start": {"dateTime": "2026-03-02T10:00:00", "timeZone": "Asia/Tokyo"},
       "end": {"dateTime": "2026-03-02T11:00:00", "timeZone": "Asia/Tokyo"}}
      """;

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
    service.writer().sent.clear();
    service.writer().answer = _ -> Writer.receipt(new Answer.Deleted());
  }

  @Test
  void shouldAskForTokenWhenThereIsNone() throws Exception {
    HttpResponse<String> response = service.send(service.anonymous("/v1/calendars"));

    assertProblem(response, 401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"koyomi\"");
  }

  @Test
  void shouldRefuseTokenWhenExpiredOrOfAnotherAudienceOrIssuer() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(600));
    for (String token :
        List.of(
            service.issuer().token("alice", claims -> claims.expirationTime(past)),
            service.issuer().token("alice", claims -> claims.audience("other")),
            service.issuer().token("alice", claims -> claims.issuer("http://elsewhere")),
            "garbage",
            service.issuer().token("alice") + "x")) {
      HttpResponse<String> response =
          service.send(
              service.anonymous("/v1/calendars").header("Authorization", "Bearer " + token));

      assertProblem(response, 401);
    }
  }

  @Test
  void shouldCloseInternalRoutesWhenCallerIsNoInstance() throws Exception {
    assertProblem(service.send(service.as("alice", "/internal/memberships")), 403);
    assertProblem(service.send(service.anonymous("/internal/memberships")), 401);
    assertProblem(
        service.send(
            service
                .anonymous("/internal/memberships")
                .header("Koyomi-Internal-Token", "wrong")
                .header("Koyomi-Caller", "alice")),
        401);
  }

  @Test
  void shouldAnswerInstanceOnBehalfOfItsCaller() throws Exception {
    HttpResponse<String> response = service.send(internal("/internal/memberships", "bob"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(TestService.CALENDAR + " VIEWER\n");
  }

  @Test
  void shouldNotHopAgainWhenInstanceAsksForWhatIsElsewhere() throws Exception {
    service.stores().here = false;

    HttpResponse<String> response = service.send(internal(CALENDAR, "alice"));

    assertProblem(response, 503);
    assertThat(response.headers().firstValue("Koyomi-Not-Here")).hasValue("true");
  }

  @Test
  void shouldSayWhenToRetryWhenNobodyHasThePartition() throws Exception {
    service.stores().here = false;

    HttpResponse<String> response = service.send(service.as("alice", CALENDAR));

    assertProblem(response, 503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void shouldAnswerWithProblemWhenRouteMethodOrMediaTypeIsWrong() throws Exception {
    assertProblem(service.send(service.as("alice", "/v1/nothing")), 404);
    assertProblem(service.send(service.as("alice", "/v1/calendars").DELETE()), 405);
    assertProblem(
        service.send(service.as("alice", "/v1/calendars").header("Accept", "image/png")), 406);
    assertProblem(
        service.send(service.as("alice", "/v1/calendars").POST(BodyPublishers.ofString("{}"))),
        415);
    assertProblem(service.send(service.as("alice", "/v1/calendars/a//b")), 400);
    assertProblem(service.send(service.as("alice", CALENDAR + "/events?limit=0")), 400);
    assertProblem(service.send(service.as("alice", CALENDAR + "/events?limit=")), 400);
  }

  @Test
  void shouldRefuseBodyWhenTooLarge() throws Exception {
    String large = "{\"description\": \"" + "x".repeat(1 << 20) + "\"}";

    assertProblem(service.send(post("alice", CALENDAR + "/events", large)), 413);
    assertProblem(
        service.send(
            service
                .as("alice", CALENDAR + "/events")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(
                            large.getBytes(java.nio.charset.StandardCharsets.UTF_8))))),
        413);
  }

  @Test
  void shouldNamePlacesWhenBodyHasWrongTypes() throws Exception {
    HttpResponse<String> response =
        service.send(
            post(
                "alice",
                CALENDAR + "/events",
                "{\"title\": 1, \"attendees\": [{\"email\": true}], \"status\": \"MAYBE\"}"));

    assertProblem(response, 422);
    assertThat(response.body()).contains("\"/title\"", "\"/attendees/0/email\"", "\"/status\"");
  }

  @Test
  void shouldSendCommandAndAnswerWithItsPlaceWhenEventIsMade() throws Exception {
    service.writer().answer =
        _ ->
            Writer.receipt(
                new Answer.OfEvent(
                    Events.event("new", Events.inTokyo(Visibility.PUBLIC)), true, List.of()));

    HttpResponse<String> response =
        service.send(post("carol", CALENDAR + "/events", EVENT).header("Idempotency-Key", "key-1"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).hasValue(CALENDAR + "/events/new");
    assertThat(response.headers().firstValue("ETag")).hasValue("\"5\"");
    assertThat(response.headers().firstValue("Koyomi-Consistency")).isPresent();
    Writer.Sent sent = service.writer().sent.getFirst();
    assertThat(sent.context().actor()).isEqualTo("carol");
    assertThat(sent.context().idempotency())
        .satisfies(key -> {
          assertThat(key).isNotNull();
          assertThat(key.scope()).isEqualTo(TestService.CALENDAR + ":carol");
          assertThat(key.key()).isEqualTo("key-1");
        });
    assertThat(sent.command()).isInstanceOf(CalendarCommand.CreateEvent.class);
  }

  @Test
  void shouldCarryConditionAndTargetWhenPartOfSeriesIsPatched() throws Exception {
    service.send(
        service
            .as("alice", CALENDAR + "/events/open?scope=this&occurrence=2026-03-09T10:00:00+09:00")
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", "\"4\", W/\"5\"")
            .method("PATCH", BodyPublishers.ofString("{\"title\": \"Other\"}")));

    Writer.Sent sent = service.writer().sent.getFirst();
    assertThat(sent.context().precondition()).isEqualTo(new Precondition.Tags(List.of("4")));
    assertThat(sent.command())
        .isInstanceOfSatisfying(
            CalendarCommand.PatchEvent.class,
            patch ->
                assertThat(patch.target())
                    .isEqualTo(
                        new Target.Part(
                            koyomi.domain.calendar.Scope.THIS,
                            new Target.Occurrence.At(Instant.parse("2026-03-09T01:00:00Z")))));
  }

  @Test
  void shouldMapRefusalsOfTheWriter() throws Exception {
    for (Rejection.Kind kind : Rejection.Kind.values()) {
      service.writer().answer =
          _ -> Writer.receipt(new Answer.OfRejection(Rejection.of(kind, "no")));

      HttpResponse<String> response =
          service.send(service.as("alice", CALENDAR + "/events/open").DELETE());

      assertProblem(
          response,
          switch (kind) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case INVALID, KEY_REUSED -> 422;
            case TOO_LARGE -> 413;
            case FAILED -> 500;
          });
    }
  }

  @Test
  void shouldSayWhenToRetryWhenWriterLags() throws Exception {
    service.writer().answer =
        _ ->
            CompletableFuture.failedFuture(
                new ProblemException(
                    Problem.temporary(ProblemKind.UNAVAILABLE, "lags", Duration.ofSeconds(2))));

    HttpResponse<String> response = service.send(post("alice", CALENDAR + "/events", EVENT));

    assertProblem(response, 503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void shouldHoldNoThreadWhenManyWritesWait() throws Exception {
    List<CompletableFuture<koyomi.api.write.CommandGateway.Receipt>> waiting =
        new java.util.concurrent.CopyOnWriteArrayList<>();
    service.writer().answer =
        _ -> {
          CompletableFuture<koyomi.api.write.CommandGateway.Receipt> one =
              new CompletableFuture<>();
          waiting.add(one);
          return one;
        };
    List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
    // more than the web server has threads
    int writers = 400;
    for (int i = 0; i < writers; i++) {
      responses.add(service.sendAsync(service.as("alice", CALENDAR + "/events/open").DELETE()));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (waiting.size() < writers && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }

    HttpResponse<String> read = service.send(service.as("alice", CALENDAR));
    assertThat(waiting).hasSize(writers);
    assertThat(read.statusCode()).isEqualTo(200);
    waiting.forEach(one -> one.complete(Writer.receipt(new Answer.Deleted()).join()));
    for (CompletableFuture<HttpResponse<String>> response : responses) {
      assertThat(response.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
    }
  }

  private static HttpRequest.Builder internal(String path, String caller) {
    return service
        .anonymous(path)
        .header("Koyomi-Internal-Token", TestService.INTERNAL)
        .header("Koyomi-Caller", caller);
  }

  private static HttpRequest.Builder post(String user, String path, String body) {
    return service
        .as(user, path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }
}
