package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class IdempotencyIT {
  private static final String BODY = EventBody.hour("E", "2026-03-02T10:00:00");

  private final Person owner;
  private final Person colleague;
  private final String key = UUID.randomUUID().toString();
  private String calendar = "";

  IdempotencyIT(RunningStack stack) {
    owner = Person.stranger(stack);
    colleague = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
  }

  @Test
  void shouldGiveTheFirstAnswerAgainWhenAnyInstanceIsAskedAgain() {
    var first = create(BODY).on(0).send().expect(201);
    var second = create(BODY).on(1).send().expect(201);

    same(second, first);
    assertThat(owner.get(calendar + "/events").items()).hasSize(1);
  }

  @Test
  void shouldGiveTheFirstAnswerAgainWhenTheEventHasChangedSince() {
    var first = create(BODY).send().expect(201);
    owner.patch(first.header("Location"), "{\"title\": \"Other\"}").expect(200);

    same(create(BODY).send().expect(201), first);
    assertThat(owner.get(first.header("Location")).json().path("title").asString())
        .isEqualTo("Other");
  }

  @Test
  void shouldRefuseTheKeyWhenTheBodyIsAnother() {
    create(BODY).send().expect(201);

    create(EventBody.hour("F", "2026-03-02T10:00:00")).send().expectProblem(422);
    assertThat(owner.get(calendar + "/events").items()).hasSize(1);
  }

  @Test
  void shouldGiveTheFirstRefusalAgain() {
    var bad = EventBody.hour("x".repeat(501), "2026-03-02T10:00:00");

    var first = create(bad).send().expectPointers(422, "/title");
    var second = create(bad).send().expectPointers(422, "/title");

    assertThat(second.json().path("errors")).isEqualTo(first.json().path("errors"));
  }

  @Test
  void shouldHoldForEveryPost() {
    var calendarKey = UUID.randomUUID().toString();
    var made = calendars(calendarKey, "A").expect(201);
    same(calendars(calendarKey, "A").expect(201), made);
    calendars(calendarKey, "B").expectProblem(422);

    var event =
        owner.newEvent(
            calendar,
            EventBody.with(BODY, "\"attendees\": [{\"userId\": \"%s\"}]".formatted(owner.id())));
    var respond = calendar + "/events/" + event.path("id").asString() + "/response";
    var said = post(respond, "{\"status\": \"ACCEPTED\"}").expect(200);
    same(post(respond, "{\"status\": \"ACCEPTED\"}").expect(200), said);
    post(respond, "{\"status\": \"DECLINED\"}").expectProblem(422);

    owner.delete(calendar).expect(204);
    var restoreKey = UUID.randomUUID().toString();
    var restored = restore(restoreKey).expect(200);
    same(restore(restoreKey).expect(200), restored);
  }

  @Test
  void shouldMakeOneEventWhenManyAskAtOnce() throws Exception {
    List<Callable<Reply>> askers =
        IntStream.range(0, 16).<Callable<Reply>>mapToObj(i -> () -> create(BODY).send()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(askers);
      var first = answers.getFirst().get().expect(201);
      for (var answer : answers) {
        same(answer.get().expect(201), first);
      }
    }
    assertThat(owner.get(calendar + "/events").items()).hasSize(1);
  }

  @Test
  void shouldGiveAllTheFirstReportWhenManySendOneFileAtOnce() throws Exception {
    List<Callable<Reply>> senders =
        IntStream.range(0, 8)
            .<Callable<Reply>>mapToObj(i -> () -> file().on(i % 2).send())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(senders)) {
        assertThat(answer.get().expect(200).json().path("created").asInt()).isEqualTo(1);
      }
    }
    assertThat(owner.get(calendar + "/events").items()).hasSize(1);
  }

  @Test
  void shouldBeNoRetryWhenAnotherPersonUsesTheSameKey() {
    owner.share(calendar, colleague, "EDITOR");
    create(BODY).send().expect(201);

    var other =
        colleague
            .call("POST", calendar + "/events")
            .json(BODY)
            .header("Idempotency-Key", key)
            .send()
            .expect(201);

    assertThat(other.json().path("organizerId").asString()).isEqualTo(colleague.id());
    assertThat(owner.get(calendar + "/events").items()).hasSize(2);
  }

  @Test
  void shouldRefuseKeysThatAreNone() {
    owner
        .call("POST", calendar + "/events")
        .json(BODY)
        .header("Idempotency-Key", "k".repeat(256))
        .send()
        .expectProblem(400);
    owner
        .call("POST", calendar + "/events")
        .json(BODY)
        .header("Idempotency-Key", "k".repeat(255))
        .send()
        .expect(201);
  }

  private Call create(String body) {
    return owner.call("POST", calendar + "/events").json(body).header("Idempotency-Key", key);
  }

  private Call file() {
    return owner
        .call("POST", calendar + "/import")
        .body(
            "text/calendar",
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:sent-by-many
            DTSTART:20260301T100000Z
            END:VEVENT
            END:VCALENDAR
            """)
        .header("Idempotency-Key", key);
  }

  private Reply post(String path, String body) {
    return owner.call("POST", path).json(body).header("Idempotency-Key", key).send();
  }

  private Reply calendars(String with, String name) {
    return owner
        .call("POST", "/v1/calendars")
        .json("{\"name\": \"%s\", \"timeZone\": \"UTC\"}".formatted(name))
        .header("Idempotency-Key", with)
        .send();
  }

  private Reply restore(String with) {
    return owner.call("POST", calendar + "/restore").header("Idempotency-Key", with).send();
  }

  private static void same(Reply second, Reply first) {
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.etag()).isEqualTo(first.etag());
    assertThat(second.has("Location")).isEqualTo(first.has("Location"));
  }
}
