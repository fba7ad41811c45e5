package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedStack.class)
class OccurrencesIT {
  private final Person owner;
  private String calendar = "";

  OccurrencesIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
  }

  @Test
  void shouldShowTheSameWhicheverWayTheWindowIsWritten() {
    series();
    var dates = view("from=2026-12-01&to=2027-01-01");

    assertThat(dates.items("occurrence"))
        .containsExactly(
            "2026-12-07T10:00:00+09:00",
            "2026-12-09T10:00:00+09:00",
            "2026-12-16T10:00:00+09:00",
            "2026-12-21T10:00:00+09:00",
            "2026-12-23T10:00:00+09:00",
            "2026-12-28T10:00:00+09:00",
            "2026-12-30T10:00:00+09:00");
    for (var window :
        List.of(
            "from=2026-12-01T00:00:00%2B09:00&to=2027-01-01T00:00:00%2B09:00",
            "from=2026-12-01T00:00:00+09:00&to=2027-01-01T00:00:00+09:00",
            "from=2026-11-30T15:00:00Z&to=2026-12-31T15:00:00Z",
            "from=2026-12-01T00:00:00&to=2027-01-01T00:00:00")) {
      assertThat(view(window).json()).as(window).isEqualTo(dates.json());
    }
  }

  @Test
  void shouldShowEveryFieldThatAViewNeeds() {
    owner.newEvent(
        calendar,
        EventBody.with(
            EventBody.hour("Plan", "2026-12-07T10:00:00"),
            "\"location\": \"3F\", \"status\": \"TENTATIVE\""));

    var shown = view("from=2026-12-01&to=2027-01-01").items().getFirst();

    assertThat(shown.path("title").asString()).isEqualTo("Plan");
    assertThat(shown.path("location").asString()).isEqualTo("3F");
    assertThat(shown.path("status").asString()).isEqualTo("TENTATIVE");
    assertThat(shown.path("visibility").asString()).isEqualTo("PUBLIC");
    assertThat(shown.path("allDay").asBoolean(true)).isFalse();
    assertThat(shown.path("end").asString()).isEqualTo("2026-12-07T11:00:00+09:00");
    for (var field : List.of("eventId", "iCalUid", "occurrence", "start")) {
      assertThat(shown.hasNonNull(field)).as(field).isTrue();
    }
  }

  @Test
  void shouldBeHalfOpenAndShowWhatOverlapsTheWindow() {
    owner.put(calendar + "/events/before", EventBody.hour("B", "2026-03-02T09:00:00")).expect(201);
    owner.put(calendar + "/events/into", EventBody.hour("I", "2026-03-02T09:30:00")).expect(201);
    owner.put(calendar + "/events/after", EventBody.hour("A", "2026-03-02T12:00:00")).expect(201);
    owner
        .put(calendar + "/events/long", EventBody.days("L", "2026-01-01", "2026-06-01"))
        .expect(201);

    var seen = view("from=2026-03-02T10:00:00%2B09:00&to=2026-03-02T12:00:00%2B09:00");

    assertThat(seen.items("eventId")).containsExactly("long", "into");
  }

  @Test
  void shouldKeepADateADateWhenAllDay() {
    owner
        .put(calendar + "/events/day", EventBody.days("D", "2026-12-24", "2026-12-26"))
        .expect(201);

    var shown = view("from=2026-12-25&to=2026-12-26").items().getFirst();

    assertThat(shown.path("start").asString()).isEqualTo("2026-12-24");
    assertThat(shown.path("end").asString()).isEqualTo("2026-12-26");
    assertThat(shown.path("occurrence").asString()).isEqualTo("2026-12-24");
    assertThat(shown.path("allDay").asBoolean()).isTrue();
    assertThat(view("from=2026-12-26&to=2026-12-27").items()).isEmpty();
    assertThat(view("from=2026-12-23&to=2026-12-24").items()).isEmpty();
    // the day lies in the calendar's zone, whatever the window's
    assertThat(view("from=2026-12-25T15:00:00Z&to=2026-12-26T00:00:00Z").items()).isEmpty();
  }

  @Test
  void shouldKeepLocalTimeWhenClocksChange() {
    owner.newEvent(
        calendar,
        EventBody.hourIn(
            "America/New_York", "Stand-up", "2026-03-06T09:00:00", "RRULE:FREQ=DAILY"));

    assertThat(view("from=2026-03-07T00:00:00Z&to=2026-03-10T00:00:00Z").items("start"))
        .containsExactly(
            "2026-03-07T09:00:00-05:00", "2026-03-08T09:00:00-04:00", "2026-03-09T09:00:00-04:00");
  }

  @Test
  void shouldGiveEachItemOnceWhenPaged() {
    series();
    for (var i = 0; i < 4; i++) {
      // all at one moment: the page has to end between them
      owner.newEvent(calendar, EventBody.hour("Same " + i, "2026-12-07T10:00:00"));
    }
    var whole = view("from=2026-12-01&to=2027-01-01").items();
    assertThat(whole).hasSize(11);

    for (var limit : List.of(1, 2, 3, 10, 11)) {
      assertThat(pages(calendar + "/occurrences?from=2026-12-01&to=2027-01-01", limit))
          .as("limit " + limit)
          .isEqualTo(whole);
    }
    get("from=2026-12-01&to=2027-01-01&pageToken=garbage").expectProblem(400);
  }

  @Test
  void shouldFindOccurrencesHoweverFarTheyAre() {
    var event = calendar + "/events/" + series();

    assertThat(view("from=2040-01-01&to=2040-01-10").items("occurrence"))
        .containsExactly(
            "2040-01-02T10:00:00+09:00", "2040-01-04T10:00:00+09:00", "2040-01-09T10:00:00+09:00");
    assertThat(view("from=2140-01-01&limit=5").items()).hasSize(5);
    assertThat(owner.get(event + "/occurrences?from=2040-01-01&limit=2").items("occurrence"))
        .containsExactly("2040-01-02T10:00:00+09:00", "2040-01-04T10:00:00+09:00");
    assertThat(owner.get(event + "/occurrences?limit=2").items("occurrence"))
        .containsExactly("2026-12-07T10:00:00+09:00", "2026-12-09T10:00:00+09:00");
    var far = event + "/occurrences?from=2040-01-01&to=2041-01-01";
    assertThat(pages(far, 7)).isEqualTo(owner.get(far + "&limit=1000").items());
  }

  @Test
  void shouldRefuseWindowsThatMakeNoSense() {
    get("from=2026-12-01&to=2031-12-03").expectProblem(422);
    get("from=2026-12-01&to=2031-12-01").expect(200);
    get("from=2026-12-02&to=2026-12-01").expectProblem(422);
    get("from=2026-12-01&to=2026-12-01").expectProblem(422);
    get("to=2026-12-01").expectProblem(422);
    get("from=x&to=y").expectProblem(400);
    get("from=1800-01-01&to=1800-02-01").expectProblem(422);
    get("from=2026-12-01&limit=0").expectProblem(400);
    get("from=2026-12-01&limit=1001").expectProblem(400);
    get("from=2026-12-01&limit=ten").expectProblem(400);
  }

  @Test
  void shouldMergeAllCalendarsOfTheCallerInOrder() {
    var other = owner.newCalendar("Europe/Berlin");
    series();
    owner.newEvent(other, EventBody.hourIn("Europe/Berlin", "Berlin", "2026-12-08T10:00:00"));
    owner.newEvent(other, EventBody.hourIn("Europe/Berlin", "Early", "2026-12-01T10:00:00"));
    var mine = "/v1/me/occurrences?from=2026-12-01T00:00:00Z&to=2026-12-10T00:00:00Z";

    var all = owner.get(mine).expect(200);

    assertThat(all.items("title")).containsExactly("Early", "Plan", "Berlin", "Plan");
    assertThat(Set.copyOf(all.items("calendarId")))
        .containsExactlyInAnyOrder(id(calendar), id(other));
    assertThat(pages(mine, 1)).isEqualTo(all.items());
    assertThat(owner.get(mine + "&calendarIds=" + id(other)).expect(200).items("title"))
        .containsExactly("Early", "Berlin");
    assertThat(
            owner.get(mine + "&calendarIds=" + id(other) + "," + id(calendar)).expect(200).items())
        .isEqualTo(all.items());
    owner.delete(other).expect(204);
    assertThat(owner.get(mine).expect(200).items("title")).containsExactly("Plan", "Plan");
  }

  @Test
  void shouldMergeSharedCalendarsOfOthers(RunningStack stack) {
    var people = Stream.generate(() -> Person.stranger(stack)).limit(6).toList();
    var reader = Person.stranger(stack);
    for (var person : people) {
      var shared = person.newCalendar("UTC");
      person.newEvent(shared, EventBody.hour("Of " + person.id(), "2026-12-07T10:00:00"));
      person.share(shared, reader, "VIEWER");
    }
    koyomi.devstack.rest.Await.until(
        java.time.Duration.ofSeconds(10),
        () -> reader.get("/v1/calendars").expect(200).items().size() == people.size() + 1);

    var mine = "/v1/me/occurrences?from=2026-12-01T00:00:00Z&to=2026-12-10T00:00:00Z";
    assertThat(reader.get(mine).expect(200).items("title"))
        .containsExactlyInAnyOrderElementsOf(people.stream().map(p -> "Of " + p.id()).toList());
  }

  private String series() {
    return owner
        .newEvent(
            calendar,
            EventBody.hour(
                "Plan",
                "2026-12-07T10:00:00",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
                "EXDATE;TZID=Asia/Tokyo:20261214T100000"))
        .path("id")
        .asString();
  }

  private Reply get(String query) {
    return owner.get(calendar + "/occurrences?" + query);
  }

  private Reply view(String query) {
    return get(query).expect(200);
  }

  private List<JsonNode> pages(String path, int limit) {
    var items = new ArrayList<JsonNode>();
    var token = "";
    do {
      var page = owner.get(path + "&limit=" + limit + token).expect(200);
      assertThat(page.items().size()).isLessThanOrEqualTo(limit);
      items.addAll(page.items());
      token =
          page.json().hasNonNull("nextPageToken")
              ? "&pageToken=" + page.json().path("nextPageToken").asString()
              : "";
    } while (!token.isEmpty());
    return items;
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
