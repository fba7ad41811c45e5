package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class CalendarsIT {
  private final Person owner;
  private final Person stranger;

  CalendarsIT(RunningStack stack) {
    owner = Person.stranger(stack);
    stranger = Person.stranger(stack);
  }

  @Test
  void shouldAnswerWithTheCalendarWhenMade() {
    var made =
        owner
            .post(
                "/v1/calendars",
                """
                {"name": "Team", "description": "us", "timeZone": "Asia/Tokyo",
                 "color": "#aabbcc", "settings": {"a": {"b": [1, null]}}}\
                """)
            .expect(201);

    var calendar = made.json();
    assertThat(made.header("Location"))
        .isEqualTo("/v1/calendars/" + calendar.path("id").asString());
    assertThat(calendar.path("ownerId").asString()).isEqualTo(owner.id());
    assertThat(calendar.path("version").asInt()).isEqualTo(1);
    assertThat(calendar.path("color").asString()).isEqualTo("#aabbcc");
    assertThat(calendar.path("settings").path("a").path("b").path(0).asInt()).isEqualTo(1);
    assertThat(calendar.hasNonNull("createdAt")).isTrue();
    assertThat(calendar.hasNonNull("updatedAt")).isTrue();
    var read = owner.get(made.header("Location")).expect(200);
    assertThat(read.json()).isEqualTo(calendar);
    assertThat(read.etag()).isEqualTo(made.etag()).doesNotStartWith("W/");
  }

  @Test
  void shouldListOwnCalendarsWithRoleAtOnceWhenMade() {
    var first = owner.newCalendar("UTC");
    var second = owner.newCalendar("UTC");

    var list = owner.get("/v1/calendars").expect(200);

    assertThat(list.items("id"))
        .containsExactlyInAnyOrder(idOf(first), idOf(second), Ids.homeCalendarId(owner.id()));
    assertThat(list.items("role")).containsOnly("OWNER");
    assertThat(stranger.get("/v1/calendars").expect(200).items("id"))
        .containsExactly(Ids.homeCalendarId(stranger.id()));
  }

  @Test
  void shouldPageCalendarsWhenLimited() {
    var made = new ArrayList<String>();
    made.add(Ids.homeCalendarId(owner.id()));
    for (var i = 0; i < 5; i++) {
      made.add(idOf(owner.newCalendar("UTC")));
    }

    var seen = new ArrayList<String>();
    var page = owner.get("/v1/calendars?limit=2").expect(200);
    seen.addAll(page.items("id"));
    while (page.json().hasNonNull("nextPageToken")) {
      assertThat(page.items()).hasSize(2);
      var token = page.json().path("nextPageToken").asString();
      page = owner.get("/v1/calendars?limit=2&pageToken=" + token).expect(200);
      seen.addAll(page.items("id"));
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    owner.get("/v1/calendars?pageToken=garbage").expectProblem(400);
  }

  @Test
  void shouldNameEveryBadFieldWhenBodyMakesNoSense() {
    owner
        .post("/v1/calendars", "{\"color\": \"red\", \"timeZone\": \"Mars/Olympus\"}")
        .expectPointers(422, "/name", "/color", "/timeZone");
    owner.post("/v1/calendars", "{\"name\":").expectProblem(400);
    owner.post("/v1/calendars", "[]").expectProblem(400);
  }

  @Test
  void shouldMergeFieldsAndSettingsWhenPatched() {
    var location =
        owner
            .post(
                "/v1/calendars",
                """
                {"name": "Team", "timeZone": "UTC", "description": "x",
                 "settings": {"keep": 1, "drop": 2, "deep": {"a": 1, "b": 2}}}\
                """)
            .expect(201)
            .header("Location");

    var patched =
        owner
            .patch(
                location,
                """
                {"name": "New", "description": null,
                 "settings": {"drop": null, "deep": {"b": 3}, "add": true}}\
                """)
            .expect(200)
            .json();

    assertThat(patched.path("name").asString()).isEqualTo("New");
    assertThat(patched.has("description")).isFalse();
    assertThat(patched.path("settings").toString())
        .isEqualTo("{\"keep\":1,\"deep\":{\"a\":1,\"b\":3},\"add\":true}");
    assertThat(patched.path("version").asInt()).isEqualTo(2);
    assertThat(owner.get(location).json()).isEqualTo(patched);
    owner.patch(location, "{\"timeZone\": \"Nowhere\"}").expectPointers(422, "/timeZone");
    owner.patch(location, "{\"name\": null}").expectPointers(422, "/name");
  }

  @Test
  void shouldCheckTheVersionWhenConditional() {
    var location = owner.newCalendar("UTC");
    var first = owner.get(location).etag();

    var changed =
        owner.call("PATCH", location).json("{\"name\": \"B\"}").header("If-Match", first).send();
    changed.expect(200);
    owner
        .call("PATCH", location)
        .json("{\"name\": \"C\"}")
        .header("If-Match", first)
        .send()
        .expectProblem(412);
    owner
        .call("PATCH", location)
        .json("{\"settings\": {\"a\": 1}}")
        .header("If-Match", first)
        .send()
        .expectProblem(412);
    owner.call("DELETE", location).header("If-Match", first).send().expectProblem(412);

    assertThat(changed.etag()).isNotEqualTo(first);
    var unchanged = owner.call("GET", location).header("If-None-Match", changed.etag()).send();
    unchanged.expect(304);
    assertThat(unchanged.etag()).isEqualTo(changed.etag());
    owner.call("GET", location).header("If-None-Match", first).send().expect(200);
    owner.call("DELETE", location).header("If-Match", changed.etag()).send().expect(204);
  }

  @Test
  void shouldHideEverythingWhenDeletedAndBringItBackWhenRestored() {
    var location = owner.newCalendar("UTC");
    var event = owner.newEvent(location, EventBody.hour("Kept", "2026-03-02T10:00:00"));

    owner.delete(location).expect(204);
    owner.get(location).expectProblem(404);
    owner.get(location + "/occurrences?from=2026-03-01&to=2026-04-01").expectProblem(404);
    owner
        .post(location + "/events", EventBody.hour("No", "2026-03-02T10:00:00"))
        .expectProblem(404);
    owner.delete(location).expectProblem(404);
    assertThat(owner.get("/v1/calendars").items("id")).doesNotContain(idOf(location));
    stranger.post(location + "/restore", "").expectProblem(403);

    var restored = owner.post(location + "/restore", "").expect(200);
    assertThat(restored.json().path("id").asString()).isEqualTo(idOf(location));
    assertThat(owner.get("/v1/calendars").items("id")).contains(idOf(location));
    var id = event.path("id").asString();
    assertThat(owner.get(location + "/events/" + id).expect(200).json()).isEqualTo(event);
    assertThat(owner.get(location + "/occurrences?from=2026-03-01&to=2026-04-01").items("eventId"))
        .containsExactly(id);
  }

  @Test
  void shouldNotFindCalendarsWhenNobodyMadeThem() {
    owner.get("/v1/calendars/" + "a".repeat(26)).expectProblem(404);
    owner.get("/v1/calendars/nonsense").expectProblem(404);
    owner.delete("/v1/calendars/" + "a".repeat(26)).expectProblem(404);
    owner.post("/v1/calendars/" + "a".repeat(26) + "/restore", "").expectProblem(404);
  }

  private static String idOf(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
