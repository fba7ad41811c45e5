package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calendars as they stood, who changed an event, and the way back. */
@ExtendWith(SharedStack.class)
class TimeTravelIT {
  private static final String MARCH = "from=2026-03-01&to=2026-04-01";

  private final Person owner;
  private final Person viewer;
  private String calendar = "";

  TimeTravelIT(RunningStack stack) {
    owner = Person.stranger(stack);
    viewer = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
    owner.share(calendar, viewer, "VIEWER");
  }

  @Test
  void shouldShowTheCalendarAsItStoodWhenAsked() {
    Reply first =
        put("a", EventBody.hour("One", "2026-03-02T10:00:00", "RRULE:FREQ=WEEKLY;COUNT=4"));
    Reply second = put("a", EventBody.hour("Two", "2026-03-05T10:00:00"));
    owner.delete(calendar + "/events/a").expect(204);

    assertThat(past("/occurrences", first).items("title"))
        .containsExactly("One", "One", "One", "One");
    assertThat(past("/occurrences", second).items("start"))
        .containsExactly("2026-03-05T10:00:00+09:00");
    assertThat(past("/events", first).items().getFirst()).isEqualTo(first.json());
    assertThat(past("/events/a/occurrences", first).items("title")).hasSize(4);
    assertThat(owner.get("/v1/me/occurrences?" + MARCH + "&asOf=" + moment(second)).items("title"))
        .containsExactly("Two");
    assertThat(owner.get(calendar + "/occurrences?" + MARCH).items()).isEmpty();
    assertThat(owner.get(calendar + "/events?asOf=2001-01-01T00:00:00Z").expect(200).items())
        .isEmpty();
    owner.get(calendar + "/events?asOf=2150-01-01T00:00:00Z").expectProblem(422);
    owner.get("/v1/me/occurrences?asOf=2001-01-01T00:00:00Z").expectProblem(410);
  }

  @Test
  void shouldTellEveryVersionAndBringOneBackWhenEventWasDeleted() {
    Reply first = put("a", EventBody.hour("One", "2026-03-02T10:00:00"));
    put("a", EventBody.hour("Two", "2026-03-02T10:00:00"));
    owner.delete(calendar + "/events/a").expect(204);

    Reply back =
        owner
            .call("POST", calendar + "/events/a/history/1/restore")
            .header("Idempotency-Key", "back")
            .send()
            .expect(200);

    assertThat(back.json().path("title").asString()).isEqualTo("One");
    assertThat(back.etag()).isEqualTo("\"4\"");
    assertThat(back.json().path("createdAt")).isEqualTo(first.json().path("createdAt"));
    assertThat(owner.get(calendar + "/occurrences?" + MARCH).items("title")).containsExactly("One");
    Reply history = viewer.get(calendar + "/events/a/history").expect(200);
    assertThat(history.items("version")).containsExactly("4", "3", "2", "1");
    assertThat(history.items("kind")).containsExactly("CREATED", "DELETED", "UPDATED", "CREATED");
    assertThat(history.items("actor")).containsOnly(owner.id());
    assertThat(history.items().get(2).path("changed").toString()).isEqualTo("[\"title\"]");
    Reply page = viewer.get(calendar + "/events/a/history?limit=3").expect(200);
    String rest = "/events/a/history?pageToken=" + page.json().path("nextPageToken").asString();
    assertThat(viewer.get(calendar + rest).items("version")).containsExactly("1");
  }

  @Test
  void shouldHonourConditionsAndRightsWhenRestoring() {
    put("a", EventBody.hour("One", "2026-03-02T10:00:00"));
    put("a", EventBody.hour("Two", "2026-03-02T10:00:00"));
    String restore = calendar + "/events/a/history/1/restore";

    viewer.call("POST", restore).send().expectProblem(403);
    owner.call("POST", restore).header("If-Match", "\"1\"").send().expectProblem(412);
    owner.call("POST", restore.replace("/1/", "/9/")).send().expectProblem(404);
    Reply first =
        owner
            .call("POST", restore)
            .header("If-Match", "\"2\"")
            .header("Idempotency-Key", "k")
            .send()
            .expect(200);
    put("a", EventBody.hour("Three", "2026-03-02T10:00:00"));
    Reply again =
        owner
            .call("POST", restore)
            .header("If-Match", "\"2\"")
            .header("Idempotency-Key", "k")
            .send()
            .expect(200);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(owner.get(calendar + "/events/a").json().path("title").asString())
        .isEqualTo("Three");
  }

  @Test
  void shouldHideThePastOfWhatIsPrivateToday() {
    Reply open = put("a", EventBody.hour("Surgery", "2026-03-02T10:00:00"));
    assertThat(past(viewer, "/occurrences", open).text()).contains("Surgery");

    owner.patch(calendar + "/events/a", "{\"visibility\": \"PRIVATE\"}").expect(200);

    for (String path : new String[] {"/occurrences", "/events", "/events/a/occurrences"}) {
      assertThat(past(viewer, path, open).items()).as(path).hasSize(1);
      assertThat(past(viewer, path, open).text()).as(path).doesNotContain("Surgery");
      assertThat(past("/occurrences", open).text()).contains("Surgery");
    }
    assertThat(viewer.get(calendar + "/events/a/history").expect(200).text())
        .doesNotContain("Surgery", owner.id());
  }

  private Reply put(String id, String body) {
    Reply reply = owner.put(calendar + "/events/" + id, body);
    assertThat(reply.status()).as(reply.toString()).isIn(200, 201);
    return reply;
  }

  private Reply past(String path, Reply when) {
    return past(owner, path, when);
  }

  private Reply past(Person who, String path, Reply when) {
    return who.get(calendar + path + "?" + MARCH + "&asOf=" + moment(when)).expect(200);
  }

  private static String moment(Reply write) {
    return write.json().path("updatedAt").asString();
  }
}
