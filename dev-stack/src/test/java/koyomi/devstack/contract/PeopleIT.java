package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Profiles, home calendars and the directory, on two instances. */
@ExtendWith(SharedStack.class)
class PeopleIT {
  private static final String ME = "/v1/me";

  private final RunningStack stack;
  private final Person person;

  PeopleIT(RunningStack stack) {
    this.stack = stack;
    person = Person.stranger(stack);
  }

  @Test
  void shouldHaveAProfileOfTheTokenAndAHomeCalendarAtFirstSight() {
    var calendars = person.get("/v1/calendars").expect(200);

    var me = person.get(ME).expect(200);
    var profile = me.json();
    assertThat(profile.path("id").asString()).isEqualTo(person.id());
    assertThat(profile.path("email").asString()).isEqualTo(person.id() + "@example.com");
    assertThat(profile.path("timeZone").asString()).isEqualTo("UTC");
    assertThat(profile.path("workingHours").path("MONDAY").path(0).path("from").asString())
        .isEqualTo("09:00");
    assertThat(profile.path("workingHours").has("SUNDAY")).isFalse();
    assertThat(profile.path("freeBusyShared").asBoolean()).isTrue();
    assertThat(calendars.items("id")).containsExactly(profile.path("defaultCalendarId").asString());
    assertThat(calendars.items("role")).containsExactly("OWNER");
    assertThat(me.etag()).isEqualTo("\"1\"");
    assertThat(person.call("GET", ME).header("If-None-Match", me.etag()).send().status())
        .isEqualTo(304);
  }

  @Test
  void shouldMakeOneHomeCalendarWhenManyFirstRequestsRace() throws Exception {
    var sent = new ArrayList<Future<Reply>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 16; i++) {
        var node = i % 2;
        sent.add(threads.submit(() -> person.call("GET", "/v1/calendars").on(node).send()));
      }
      for (var reply : sent) {
        assertThat(reply.get().expect(200).items()).hasSize(1);
      }
    }
    assertThat(person.get(ME).expect(200).json().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void shouldShowEventsOfTheHomeCalendarInMyOccurrences() {
    var home = "/v1/calendars/" + defaultCalendar();
    person.newEvent(home, EventBody.hour("At home", "2026-12-07T10:00:00"));

    var mine = person.get("/v1/me/occurrences?from=2026-12-01T00:00:00Z&to=2026-12-10T00:00:00Z");

    assertThat(mine.expect(200).items("title")).containsExactly("At home");
  }

  @Test
  void shouldMergeAPatchAndShowItOnEveryInstance() {
    var patched =
        person
            .patch(
                ME,
                """
                {"timeZone": "Asia/Tokyo", "language": "ja-jp",
                 "workingHours": {"FRIDAY": null, "SATURDAY": [{"from": "10:00", "to": "24:00"}]},
                 "location": {"building": "Tokyo", "floor": "3F"}, "freeBusyShared": false}\
                """)
            .expect(200);

    var profile = patched.json();
    assertThat(profile.path("language").asString()).isEqualTo("ja-JP");
    assertThat(profile.path("workingHours").has("FRIDAY")).isFalse();
    assertThat(profile.path("workingHours").has("MONDAY")).isTrue();
    assertThat(profile.path("workingHours").path("SATURDAY").path(0).path("to").asString())
        .isEqualTo("24:00");
    assertThat(profile.path("location").path("floor").asString()).isEqualTo("3F");
    assertThat(profile.path("freeBusyShared").asBoolean()).isFalse();
    for (var node = 0; node < 2; node++) {
      var read = person.call("GET", ME).on(node).send().expect(200);
      assertThat(read.json()).isEqualTo(profile);
      assertThat(read.etag()).isEqualTo(patched.etag());
    }
    var less = person.patch(ME, "{\"location\": {\"floor\": null}}").expect(200).json();
    assertThat(less.path("location").has("floor")).isFalse();
    assertThat(less.path("location").path("building").asString()).isEqualTo("Tokyo");
    var home = person.get("/v1/calendars/" + defaultCalendar()).expect(200).json();
    assertThat(home.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
    // what was read may be sent back
    person.patch(ME, less.toString()).expect(200);
  }

  @Test
  void shouldRefuseWithPointersWhenAPatchMakesNoSense() {
    person
        .patch(
            ME,
            """
            {"timeZone": "Mars", "language": "?", "name": null, "email": "x@example.com",
             "defaultCalendarId": "aaaaaaaaaaaaaaaaaaaaaaaaaa"}\
            """)
        .expectPointers(422, "/timeZone", "/language", "/name", "/email", "/defaultCalendarId");
    person
        .patch(ME, "{\"workingHours\": {\"MONDAY\": [{\"from\": \"17:00\", \"to\": \"9\"}]}}")
        .expectPointers(422, "/workingHours/MONDAY/0/to");
    person
        .patch(ME, "{\"workingHours\": {\"HOLIDAY\": []}, \"allDayBusy\": 1}")
        .expectPointers(422, "/workingHours/HOLIDAY", "/allDayBusy");
    person.patch(ME, "[]").expectProblem(400);
  }

  @Test
  void shouldRefuseWhenIfMatchNamesAnotherVersion() {
    var etag = person.get(ME).expect(200).etag();
    person.patch(ME, "{\"name\": \"One\"}").expect(200);

    person
        .call("PATCH", ME)
        .header("If-Match", etag)
        .body("application/merge-patch+json", "{\"name\": \"Two\"}")
        .send()
        .expectProblem(412);

    assertThat(person.get(ME).json().path("name").asString()).isEqualTo("One");
  }

  @Test
  void shouldKeepTheDefaultCalendarUntilAnotherIsChosen() {
    var home = "/v1/calendars/" + defaultCalendar();
    person.delete(home).expectProblem(409);
    var other = person.newCalendar("UTC");
    var foreign = Person.stranger(stack).newCalendar("UTC");
    person.patch(ME, choosing(foreign)).expectPointers(422, "/defaultCalendarId");

    person.patch(ME, choosing(other)).expect(200);

    person.delete(home).expect(204);
    person.delete(other).expectProblem(409);
  }

  @Test
  void shouldFindColleaguesByWordsOfNameAndByMail() {
    var family = "Žöe" + UUID.randomUUID().toString().replace("-", "");
    var people = new ArrayList<Person>(List.of(person));
    for (var i = 0; i < 6; i++) {
      people.add(Person.stranger(stack));
    }
    for (var i = 0; i < people.size(); i++) {
      people.get(i).patch(ME, "{\"name\": \"Ann%d %s\"}".formatted(i, family)).expect(200);
    }
    var query = "/v1/users?q=" + family.substring(0, 12).replace("Žö", "zo");

    var ids = new ArrayList<String>();
    var page = person.get(query + "&limit=3").expect(200);
    ids.addAll(page.items("id"));
    while (page.json().hasNonNull("nextPageToken")) {
      var token = page.json().path("nextPageToken").asString();
      page = person.get(query + "&limit=3&pageToken=" + token).expect(200);
      ids.addAll(page.items("id"));
    }

    assertThat(ids).containsExactlyElementsOf(people.stream().map(Person::id).toList());
    assertThat(person.get(query + "+ann2").items("id")).containsExactly(people.get(2).id());
    var byMail = person.get("/v1/users?q=" + people.get(3).id() + "@EX").expect(200);
    assertThat(byMail.items("id")).containsExactly(people.get(3).id());
    assertThat(byMail.items().getFirst().has("defaultCalendarId")).isFalse();
    assertThat(person.get("/v1/users?q=" + UUID.randomUUID()).items()).isEmpty();
    person.get("/v1/users?limit=0").expectProblem(400);
  }

  @Test
  void shouldShowBusyTimesToColleaguesUnlessTheProfileSaysOtherwise() {
    var home = "/v1/calendars/" + defaultCalendar();
    person.newEvent(home, EventBody.hour("Secret", "2026-12-07T10:00:00"));
    person.newEvent(
        home,
        "{\"title\": \"Day\", \"start\": {\"date\": \"2026-12-08\"},"
            + " \"end\": {\"date\": \"2026-12-09\"}}");
    var colleague = Person.stranger(stack);
    assertThat(busy(colleague).path("busy")).hasSize(2);

    person.patch(ME, "{\"allDayBusy\": false}").expect(200);
    assertThat(busy(colleague).path("busy")).hasSize(1);
    person.patch(ME, "{\"freeBusyShared\": false}").expect(200);

    assertThat(busy(colleague).path("error").asString()).contains("share");
    assertThat(busy(colleague).has("busy")).isFalse();
    assertThat(busy(person).path("busy")).hasSize(1);
  }

  private JsonNode busy(Person caller) {
    return caller
        .post(
            "/v1/freebusy",
            """
            {"from": "2026-12-07T00:00:00Z", "to": "2026-12-10T00:00:00Z", "participants": ["%s"]}\
            """
                .formatted(person.id()))
        .expect(200)
        .json()
        .path("participants")
        .path(person.id());
  }

  private String defaultCalendar() {
    return person.get(ME).expect(200).json().path("defaultCalendarId").asString();
  }

  private static String choosing(String calendar) {
    return "{\"defaultCalendarId\": \"%s\"}"
        .formatted(calendar.substring(calendar.lastIndexOf('/') + 1));
  }
}
