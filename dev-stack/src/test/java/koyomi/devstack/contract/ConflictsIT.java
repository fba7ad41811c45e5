package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedStack.class)
class ConflictsIT {
  private static final String DAY = "2027-03-02";

  private final Person alice;
  private final Person bob;
  private String work = "";
  private String home = "";

  ConflictsIT(RunningStack stack) {
    alice = Person.stranger(stack);
    bob = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    work = idOf(alice.newCalendar("UTC"));
    home = idOf(alice.newCalendar("UTC"));
  }

  @Test
  void shouldComeAndGoWhilePeopleEditAcrossTheirCalendars() {
    JsonNode dentist = event(home, "Dentist", "09:00", "10:00", "");
    assertThat(conflicts(DAY, "2027-03-03")).isEmpty();

    JsonNode review = event(work, "Review", "09:30", "11:00", "");

    assertThat(conflicts(DAY, "2027-03-03"))
        .containsExactly("09:00-10:00 " + id(dentist) + " / 09:30-11:00 " + id(review));

    alice.patch(path(work, review), times("10:00", "11:00")).expect(200);

    assertThat(conflicts(DAY, "2027-03-03")).isEmpty();
    alice.patch(path(work, review), times("09:15", "09:45")).expect(200);
    assertThat(conflicts(DAY, "2027-03-03")).hasSize(1);
    alice.patch(path(home, dentist), "{\"transparency\": \"TRANSPARENT\"}").expect(200);
    assertThat(conflicts(DAY, "2027-03-03")).isEmpty();
    alice.patch(path(home, dentist), "{\"transparency\": \"OPAQUE\"}").expect(200);
    assertThat(conflicts(DAY, "2027-03-03")).hasSize(1);
    alice.delete(path(home, dentist)).expect(204);
    assertThat(conflicts(DAY, "2027-03-03")).isEmpty();
  }

  @Test
  void shouldPairOccurrencesWhenSeriesMeetAndPageThem() {
    event(work, "Daily", "09:00", "10:00", ", \"recurrence\": [\"RRULE:FREQ=DAILY;COUNT=10\"]");
    event(
        work,
        "Every other",
        "09:30",
        "09:45",
        ", \"recurrence\": [\"RRULE:FREQ=DAILY;INTERVAL=2;COUNT=5\"]");

    List<String> paged = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          alice
              .get("/v1/conflicts?from=2027-03-01&to=2027-04-01&limit=2&pageToken=" + token)
              .expect(200)
              .json();
      page.path("items").forEach(item -> paged.add(text(item)));
      token = page.path("nextPageToken").asString("");
    } while (!token.isEmpty());
    assertThat(paged).hasSize(5).doesNotHaveDuplicates();
    assertThat(paged).isEqualTo(conflicts("2027-03-01", "2027-04-01"));
  }

  @Test
  void shouldTellTheWriterWhatItOverlapsWithAndSayTheSameAgain() {
    JsonNode dentist = event(home, "Dentist", "09:00", "10:00", "");
    assertThat(dentist.path("conflicts")).isEmpty();
    String body = body("Review", "09:30", "11:00", "");

    JsonNode review = created(body, "review");

    assertThat(written(review))
        .containsExactly("09:00-10:00 " + id(dentist) + " / 09:30-11:00 " + id(review));
    assertThat(review.path("conflicts").path(0).path("participantId").asString())
        .isEqualTo(alice.id());
    assertThat(review.path("conflicts").path(0).path("since").asString())
        .isEqualTo(review.path("updatedAt").asString());
    assertThat(created(body, "review")).isEqualTo(review);
    assertThat(alice.get(path(work, review)).expect(200).json()).isEqualTo(review);
    JsonNode renamed =
        alice.patch(path(work, review), "{\"title\": \"Preview\"}").expect(200).json();
    assertThat(renamed.path("conflicts")).isEqualTo(review.path("conflicts"));
    JsonNode moved = alice.patch(path(work, review), times("10:00", "11:00")).expect(200).json();
    assertThat(moved.path("conflicts")).isEmpty();
    assertThat(alice.get(path(work, review)).expect(200).json()).isEqualTo(moved);
  }

  @Test
  void shouldTellTheWriterOfASeriesWhichOccurrencesOverlap() {
    event(home, "Daily", "09:00", "10:00", ", \"recurrence\": [\"RRULE:FREQ=DAILY;COUNT=10\"]");

    JsonNode other =
        event(
            work,
            "Every other",
            "09:30",
            "09:45",
            ", \"recurrence\": [\"RRULE:FREQ=DAILY;INTERVAL=2;COUNT=5\"]");

    assertThat(written(other))
        .hasSize(5)
        .isEqualTo(conflicts("2027-03-01", "2027-04-01"))
        .first()
        .asString()
        .endsWith("09:30-09:45 " + id(other));
  }

  @Test
  void shouldTellTheWriterOfSeriesThatWentByLongAgo() {
    JsonNode series =
        alice
            .post(
                "/v1/calendars/" + home + "/events",
                """
                {"title": "Then", "start": {"dateTime": "2019-03-04T09:00:00Z"},
                 "end": {"dateTime": "2019-03-04T10:00:00Z"},
                 "recurrence": ["RRULE:FREQ=DAILY;COUNT=10"]}\
                """)
            .expect(201)
            .json();

    JsonNode once =
        alice
            .post(
                "/v1/calendars/" + work + "/events",
                """
                {"title": "Then, too", "start": {"dateTime": "2019-03-06T09:30:00Z"},
                 "end": {"dateTime": "2019-03-06T09:45:00Z"}}\
                """)
            .expect(201)
            .json();

    assertThat(written(once))
        .containsExactly(
            "2019-03-06 09:00-10:00 " + id(series) + " / 2019-03-06 09:30-09:45 " + id(once));
  }

  @Test
  void shouldWarnOfParticipantsByTheirTimesAlone() {
    String bobs = idOf(bob.newCalendar("UTC"));
    bob.post("/v1/calendars/" + bobs + "/events", body("Secret", "09:00", "10:00", "")).expect(201);
    String invited =
        body("Review", "09:30", "10:30", ", \"attendees\": [{\"userId\": \"" + bob.id() + "\"}]");

    JsonNode review = created(invited, "invited");

    assertThat(review.path("conflicts")).hasSize(1);
    JsonNode warning = review.path("conflicts").path(0);
    assertThat(warning.path("participantId").asString()).isEqualTo(bob.id());
    assertThat(warning.path("first").path("start").asString()).isEqualTo(DAY + "T09:00:00Z");
    assertThat(warning.path("first").path("end").asString()).isEqualTo(DAY + "T10:00:00Z");
    assertThat(warning.path("first").has("eventId")).isFalse();
    assertThat(warning.path("first").has("calendarId")).isFalse();
    assertThat(warning.path("second").path("eventId").asString()).isEqualTo(id(review));
    assertThat(created(invited, "invited")).isEqualTo(review);
    assertThat(alice.get(path(work, review)).expect(200).json()).isEqualTo(review);
    bob.patch("/v1/me", "{\"freeBusyShared\": false}").expect(200);
    assertThat(created(invited, "again").path("conflicts"))
        .allMatch(item -> item.path("participantId").asString().equals(alice.id()));
  }

  @Test
  void shouldWarnOfParticipantsWhenAPatchInvitesThemOrMovesTheEvent() {
    String bobs = idOf(bob.newCalendar("UTC"));
    bob.post("/v1/calendars/" + bobs + "/events", body("Secret", "09:00", "10:00", "")).expect(201);
    JsonNode review = event(work, "Review", "09:30", "10:30", "");
    String invites = "{\"attendees\": [{\"userId\": \"" + bob.id() + "\"}]}";

    JsonNode invited = alice.patch(path(work, review), invites).expect(200).json();

    assertThat(warned(invited)).containsExactly(bob.id() + " " + DAY + "T09:00:00Z");
    assertThat(alice.get(path(work, review)).expect(200).json()).isEqualTo(invited);
    JsonNode renamed = alice.patch(path(work, review), "{\"title\": \"x\"}").expect(200).json();
    assertThat(warned(renamed)).isEqualTo(warned(invited));
    assertThat(warned(alice.patch(path(work, review), times("10:00", "11:00")).expect(200).json()))
        .isEmpty();
    assertThat(warned(alice.patch(path(work, review), times("08:30", "09:30")).expect(200).json()))
        .containsExactly(bob.id() + " " + DAY + "T09:00:00Z");
  }

  @Test
  void shouldWarnOfParticipantsOfTheOccurrencesThatAPatchIsOf() {
    String bobs = idOf(bob.newCalendar("UTC"));
    String secret =
        body("Secret", "09:00", "10:00", ", \"recurrence\": [\"RRULE:FREQ=YEARLY;COUNT=3\"]");
    bob.post("/v1/calendars/" + bobs + "/events", secret).expect(201);
    String bobToo = ", \"attendees\": [{\"userId\": \"" + bob.id() + "\"}]";
    String rule = ", \"recurrence\": [\"RRULE:FREQ=DAILY;COUNT=800\"]";
    JsonNode daily = event(work, "Daily", "12:00", "13:00", rule + bobToo);
    assertThat(warned(daily)).isEmpty();
    String nextYear = DAY.replace("2027", "2028");
    String thirdYear = DAY.replace("2027", "2029");

    JsonNode moved =
        alice
            .patch(
                path(work, daily) + "?scope=this&occurrence=" + nextYear + "T12:00:00Z",
                times("09:30", "09:45").replace(DAY, nextYear))
            .expect(200)
            .json();
    JsonNode rest =
        alice
            .patch(
                path(work, daily) + "?scope=following&occurrence=" + thirdYear + "T12:00:00Z",
                times("09:30", "09:45").replace(DAY, thirdYear))
            .expect(200)
            .json();

    assertThat(warned(moved)).containsExactly(bob.id() + " " + nextYear + "T09:00:00Z");
    assertThat(warned(rest)).containsExactly(bob.id() + " " + thirdYear + "T09:00:00Z");
  }

  @Test
  void shouldShowOthersOnlyWhatIsInTheCalendarThatTheyEdit() {
    event(home, "Elsewhere", "09:00", "10:00", "");
    JsonNode here = event(work, "Here", "09:00", "10:00", "");
    JsonNode too = event(work, "Here, too", "09:00", "10:00", "");
    assertThat(written(too)).hasSize(2);
    alice.put("/v1/calendars/" + work + "/acl/" + bob.id(), "{\"role\": \"EDITOR\"}").expect(200);

    assertThat(written(bob.get(path(work, too)).expect(200).json()))
        .containsExactlyElementsOf(
            written(too).stream().filter(pair -> pair.contains(id(here))).toList())
        .hasSize(1);

    JsonNode bobs = bob.patch(path(work, too), "{\"title\": \"Bob was here\"}").expect(200).json();
    assertThat(written(bobs)).hasSize(1);
    assertThat(bob.get(path(work, too)).expect(200).json()).isEqualTo(bobs);
    assertThat(written(alice.get(path(work, too)).expect(200).json())).hasSize(2);
    alice.put("/v1/calendars/" + work + "/acl/" + bob.id(), "{\"role\": \"VIEWER\"}").expect(200);
    assertThat(written(bob.get(path(work, too)).expect(200).json())).isEmpty();
  }

  @Test
  void shouldShowNobodyElseAnything() {
    event(work, "a", "09:00", "10:00", "");
    event(home, "b", "09:00", "10:00", "");
    alice.put("/v1/calendars/" + work + "/acl/" + bob.id(), "{\"role\": \"EDITOR\"}").expect(200);

    bob.post("/v1/calendars/" + work + "/events", body("c", "09:00", "10:00", "")).expect(201);

    assertThat(
            bob.get("/v1/conflicts?from=2027-03-01&to=2027-04-01").expect(200).json().path("items"))
        .isEmpty();
    assertThat(conflicts("2027-03-01", "2027-04-01")).hasSize(3);
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertThat(alice.get("/v1/conflicts?from=x").status()).isEqualTo(400);
    assertThat(alice.get("/v1/conflicts?pageToken=eHh4").status()).isEqualTo(400);
    assertThat(alice.get("/v1/conflicts?from=2027-03-02&to=2027-03-01").status()).isEqualTo(422);
  }

  private JsonNode event(String calendar, String title, String start, String end, String more) {
    return alice
        .post("/v1/calendars/" + calendar + "/events", body(title, start, end, more))
        .expect(201)
        .json();
  }

  private JsonNode created(String body, String key) {
    return alice
        .call("POST", "/v1/calendars/" + work + "/events")
        .header("Idempotency-Key", key)
        .json(body)
        .send()
        .expect(201)
        .json();
  }

  /** Whom an event's conflicts are of, beside its maker, and when that other time begins. */
  private List<String> warned(JsonNode event) {
    List<String> found = new ArrayList<>();
    for (JsonNode item : event.path("conflicts")) {
      String who = item.path("participantId").asString();
      JsonNode first = item.path("first");
      JsonNode other = first.has("eventId") ? item.path("second") : first;
      if (!who.equals(alice.id())) {
        found.add(who + " " + other.path("start").asString());
      }
    }
    return found;
  }

  private static List<String> written(JsonNode event) {
    List<String> found = new ArrayList<>();
    event.path("conflicts").forEach(item -> found.add(text(item)));
    return found;
  }

  private static String body(String title, String start, String end, String more) {
    String times = times(start, end);
    return "{\"title\": \"" + title + "\", " + times.substring(1, times.length() - 1) + more + "}";
  }

  private static String times(String start, String end) {
    return "{\"start\": {\"dateTime\": \"%sT%s:00Z\"}, \"end\": {\"dateTime\": \"%sT%s:00Z\"}}"
        .formatted(DAY, start, DAY, end);
  }

  private static String idOf(String calendarPath) {
    return calendarPath.substring(calendarPath.lastIndexOf('/') + 1);
  }

  private static String id(JsonNode event) {
    return event.path("id").asString();
  }

  private static String path(String calendar, JsonNode event) {
    return "/v1/calendars/" + calendar + "/events/" + id(event);
  }

  private List<String> conflicts(String from, String to) {
    List<String> found = new ArrayList<>();
    alice
        .get("/v1/conflicts?from=" + from + "&to=" + to)
        .expect(200)
        .json()
        .path("items")
        .forEach(item -> found.add(text(item)));
    return found;
  }

  private static String text(JsonNode item) {
    return text(item, "first") + " / " + text(item, "second");
  }

  private static String text(JsonNode item, String which) {
    JsonNode one = item.path(which);
    String start = one.path("start").asString();
    String day = start.startsWith(DAY) ? "" : start.substring(0, 10) + " ";
    return day
        + start.substring(11, 16)
        + "-"
        + one.path("end").asString().substring(11, 16)
        + " "
        + one.path("eventId").asString();
  }
}
