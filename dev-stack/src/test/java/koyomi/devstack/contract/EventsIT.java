package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class EventsIT {
  private static final String WHOLE =
      """
      {"title": "Planning", "description": "d", "location": "Tokyo 3F",
       "start": {"dateTime": "2026-12-07T10:00:00", "timeZone": "Asia/Tokyo"},
       "end": {"dateTime": "2026-12-07T11:00:00", "timeZone": "Asia/Tokyo"},
       "recurrence": ["RRULE:FREQ=WEEKLY;BYDAY=MO,WE", "EXDATE;TZID=Asia/Tokyo:20261214T100000"],
       "status": "TENTATIVE", "visibility": "PUBLIC", "transparency": "TRANSPARENT",
       "attendees": [{"userId": "bob", "optional": true}, {"email": "x@example.com", "name": "X"},
                     {"resourceId": "r-abcdefghijklmnopqrstuvwxyz"}],
       "reminders": [{"method": "POPUP", "minutesBefore": 10}],
       "attachments": [{"url": "https://example.com/a", "title": "A", "mimeType": "text/plain"}],
       "conference": {"uri": "https://example.com/c"},
       "extendedProperties": {"k": "v", "gone": "soon"}}\
      """;
  private static final String SIMPLE = EventBody.hour("Simple", "2026-03-02T10:00:00");

  private final Person owner;
  private String events = "";

  EventsIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    events = owner.newCalendar("Asia/Tokyo") + "/events";
  }

  @Test
  void shouldGiveBackAllThatWasSentWhenMade() {
    var made = owner.post(events, WHOLE).expect(201);

    var event = made.json();
    assertThat(made.header("Location")).isEqualTo(events + "/" + event.path("id").asString());
    assertThat(made.has("Koyomi-Consistency")).isTrue();
    for (var field :
        List.of(
            "title",
            "description",
            "location",
            "start",
            "end",
            "recurrence",
            "status",
            "visibility",
            "transparency",
            "reminders",
            "attachments",
            "conference",
            "extendedProperties")) {
      assertThat(event.path(field)).as(field).isEqualTo(json(WHOLE).path(field));
    }
    for (var field : List.of("iCalUid", "sequence", "version", "createdAt", "updatedAt")) {
      assertThat(event.hasNonNull(field)).as(field).isTrue();
    }
    assertThat(event.path("organizerId").asString()).isEqualTo(owner.id());
    assertThat(event.path("overrides").isArray()).isTrue();
    assertThat(event.path("conflicts").isArray()).isTrue();
    assertThat(event.path("attendees").path(0).path("userId").asString()).isEqualTo("bob");
    assertThat(event.path("attendees").path(0).path("optional").asBoolean()).isTrue();
    for (var attendee : event.path("attendees")) {
      assertThat(attendee.path("responseStatus").asString()).isEqualTo("NEEDS_ACTION");
    }
    var read = owner.get(made.header("Location")).expect(200);
    assertThat(read.json()).isEqualTo(event);
    assertThat(read.etag()).isEqualTo(made.etag());
  }

  @Test
  void shouldTakeTheClientsIdOnceWhenPut() {
    var mine = events + "/my-id_1";

    var made = owner.put(mine, EventBody.days("Day", "2026-12-24", "2026-12-26")).expect(201);
    assertThat(made.json().path("id").asString()).isEqualTo("my-id_1");
    assertThat(made.header("Location")).isEqualTo(mine);
    var replaced = owner.put(mine, EventBody.days("Day 2", "2026-12-24", "2026-12-25")).expect(200);
    assertThat(replaced.json().path("version").asInt()).isEqualTo(2);
    assertThat(replaced.json().path("iCalUid")).isEqualTo(made.json().path("iCalUid"));
    owner.call("PUT", mine).json(SIMPLE).header("If-None-Match", "*").send().expectProblem(412);
    owner.delete(mine).expect(204);
    owner.put(mine, SIMPLE).expectProblem(409);
    owner.put(events + "/no%20id", SIMPLE).expectProblem(422);
    owner.put(events + "/" + "x".repeat(65), SIMPLE).expectProblem(422);
    owner
        .call("PUT", events + "/new-1")
        .json(SIMPLE)
        .header("If-Match", "\"1\"")
        .send()
        .expectProblem(412);
    owner
        .call("PUT", events + "/new-2")
        .json(SIMPLE)
        .header("If-None-Match", "*")
        .send()
        .expect(201);
  }

  @Test
  void shouldDropWhatIsNotSentWhenReplaced() {
    var event = events + "/e1";
    owner.put(event, WHOLE).expect(201);

    var replaced = owner.put(event, SIMPLE).expect(200).json();

    assertThat(replaced.has("description")).isFalse();
    assertThat(replaced.path("recurrence").isEmpty()).isTrue();
    assertThat(replaced.path("reminders").isEmpty()).isTrue();
    assertThat(replaced.path("attendees").isEmpty()).isTrue();
    assertThat(replaced.path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(owner.get(event).json()).isEqualTo(replaced);
  }

  @Test
  void shouldChangeOnlyWhatIsNamedWhenPatched() {
    var event = events + "/e2";
    var before = owner.put(event, WHOLE).expect(201).json();

    var after =
        owner
            .patch(
                event,
                """
                {"title": "P2", "description": null,
                 "extendedProperties": {"gone": null, "z": "1"}}\
                """)
            .expect(200)
            .json();

    assertThat(after.path("title").asString()).isEqualTo("P2");
    assertThat(after.has("description")).isFalse();
    assertThat(after.path("extendedProperties").toString()).isEqualTo("{\"k\":\"v\",\"z\":\"1\"}");
    for (var field : List.of("location", "start", "end", "recurrence", "attendees", "createdAt")) {
      assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
    }
    owner.call("PATCH", event).json("{\"title\": \"P3\"}").send().expect(200);
    owner.patch(event, "{\"start\": null}").expectPointers(422, "/start");
    assertThat(owner.get(event).json().path("title").asString()).isEqualTo("P3");
  }

  @Test
  void shouldCheckTheVersionWhenConditional() {
    var event = events + "/e3";
    var first = owner.put(event, SIMPLE).expect(201).etag();
    owner
        .call("PATCH", event)
        .json("{\"title\": \"x\"}")
        .header("If-Match", "\"99\"")
        .send()
        .expectProblem(412);
    var second =
        owner
            .call("PATCH", event)
            .json("{\"title\": \"x\"}")
            .header("If-Match", first)
            .send()
            .expect(200)
            .etag();
    assertThat(second).isNotEqualTo(first);
    owner.call("GET", event).header("If-None-Match", second).send().expect(304);
    owner.call("GET", event).header("If-None-Match", first).send().expect(200);
    owner.call("PUT", event).json(SIMPLE).header("If-Match", first).send().expectProblem(412);
    owner.call("DELETE", event).header("If-Match", first).send().expectProblem(412);
    owner.call("DELETE", event).header("If-Match", "nonsense").send().expectProblem(400);
    owner.call("DELETE", event).header("If-Match", second).send().expect(204);
    owner.get(event).expectProblem(404);
    owner.delete(event).expectProblem(404);
    owner.patch(event, "{\"title\": \"x\"}").expectProblem(404);
  }

  @Test
  void shouldReadFloatingTimesInTheCalendarsZoneAndKeepOffsets() {
    owner
        .put(
            events + "/floating",
            """
            {"title": "F", "start": {"dateTime": "2026-03-02T10:00:00"},
             "end": {"dateTime": "2026-03-02T11:00:00"}}\
            """)
        .expect(201);
    owner
        .put(
            events + "/offset",
            """
            {"title": "O", "start": {"dateTime": "2026-03-02T05:00:00Z"},
             "end": {"dateTime": "2026-03-02T15:00:00+09:00"}}\
            """)
        .expect(201);

    var seen = owner.get(events.replace("/events", "/occurrences?from=2026-03-02&to=2026-03-03"));

    assertThat(seen.expect(200).items("eventId")).containsExactly("floating", "offset");
    assertThat(seen.items("start"))
        .containsExactly("2026-03-02T10:00:00+09:00", "2026-03-02T05:00:00Z");
  }

  @Test
  void shouldListEventsOfAWindowInPages() {
    for (var day = 1; day <= 5; day++) {
      owner
          .put(
              events + "/d" + day, EventBody.hour("D" + day, "2026-03-0%dT10:00:00".formatted(day)))
          .expect(201);
    }
    owner
        .put(events + "/weekly", EventBody.hour("W", "2020-01-01T10:00:00", "RRULE:FREQ=WEEKLY"))
        .expect(201);

    assertThat(owner.get(events + "?from=2026-03-02&to=2026-03-04").expect(200).items("id"))
        .containsExactlyInAnyOrder("d2", "d3");
    assertThat(owner.get(events + "?from=2026-03-04&to=2026-03-05").expect(200).items("id"))
        .containsExactlyInAnyOrder("d4", "weekly");
    assertThat(owner.get(events + "?from=2031-01-01&to=2031-01-08").expect(200).items("id"))
        .containsExactly("weekly");
    var all = new ArrayList<String>();
    var page = owner.get(events + "?limit=4").expect(200);
    all.addAll(page.items("id"));
    assertThat(all).hasSize(4);
    var token = page.json().path("nextPageToken").asString();
    all.addAll(owner.get(events + "?limit=4&pageToken=" + token).expect(200).items("id"));
    assertThat(all).containsExactlyInAnyOrder("d1", "d2", "d3", "d4", "d5", "weekly");
    owner.get(events + "?pageToken=garbage").expectProblem(400);
  }

  private static tools.jackson.databind.JsonNode json(String text) {
    return new tools.jackson.databind.json.JsonMapper().readTree(text);
  }
}
