package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Series that repeat by the hour, minute and second, without an end: whatever is asked of them is
 * answered in pages, near and far, and takes bounded work.
 */
@ExtendWith(SharedStack.class)
class SubDailyIT {
  private static final String FIRST = "2027-03-01T00:00:00Z";
  private static final int PAGE = 1_000;

  private final Person person;
  private String calendar = "";

  SubDailyIT(RunningStack stack) {
    person = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = "/v1/calendars/" + Ids.homeCalendarId(person.id());
    person.get("/v1/me").expect(200);
  }

  @Test
  void shouldPageThroughEverySecondNearAndFar() {
    var event = series("FREQ=SECONDLY", 1);

    for (var from : List.of(FIRST, "2027-09-09T12:34:56Z", "2150-01-01T00:00:00Z")) {
      var window = "?from=" + from + "&to=" + plus(from, 2_500);
      var seen = new ArrayList<Instant>();
      for (var page : pages(calendar + "/occurrences" + window)) {
        seen.addAll(page);
      }
      assertThat(seen).containsExactlyElementsOf(steps(from, 1, 2_500));
    }
    assertThat(person.get(event + "/occurrences?limit=3").expect(200).items("start"))
        .extracting(SubDailyIT::instant)
        .containsExactlyElementsOf(steps(FIRST, 1, 3));
  }

  @Test
  void shouldShowPagesOfMyMonthAndOfTheEventsInIt() {
    series("FREQ=SECONDLY", 1);
    series("FREQ=MINUTELY;INTERVAL=7", 60);
    series("FREQ=HOURLY", 60);
    var month = "?from=" + FIRST + "&to=2027-04-01T00:00:00Z";

    var mine = person.get("/v1/me/occurrences" + month + "&limit=" + PAGE).expect(200);
    assertThat(mine.items()).hasSize(PAGE);
    assertThat(mine.json().path("nextPageToken").asString("")).isNotEmpty();
    assertThat(person.get(calendar + "/events" + month).expect(200).items()).hasSize(3);
    // without an end of the window: the first ones, however many would follow
    assertThat(person.get(calendar + "/occurrences?from=" + FIRST + "&limit=5").expect(200).items())
        .hasSize(5);
    // five years are the most that a window may have
    assertThat(
            person
                .get(calendar + "/occurrences?from=" + FIRST + "&to=2032-02-29T00:00:00Z&limit=2")
                .expect(200)
                .items())
        .hasSize(2);
  }

  @Test
  void shouldMergeWhatIsBusy() {
    series("FREQ=SECONDLY", 1);

    assertThat(busy(FIRST, "2027-03-08T00:00:00Z"))
        .containsExactly(FIRST + "/2027-03-08T00:00:00Z");
    // half of every minute
    person.delete(calendar + "/events/e0").expect(204);
    series("FREQ=MINUTELY", 30);
    var hour = busy(FIRST, "2027-03-01T01:00:00Z");
    assertThat(hour).hasSize(60).first().isEqualTo(FIRST + "/2027-03-01T00:00:30Z");
    // a year of it is bounded: what is too much counts by whole hours, and is never taken for free
    var year = busy(FIRST, "2028-03-01T00:00:00Z");
    assertThat(year.getLast()).endsWith("2028-03-01T00:00:00Z");
  }

  @Test
  void shouldLookBackInBoundedTime() {
    var event = series("FREQ=SECONDLY", 1);
    var then = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    Await.until(Duration.ofSeconds(1), () -> Instant.now().isAfter(then.plusMillis(1)));
    person.delete(event).expect(204);
    assertThat(person.get(calendar + "/occurrences?from=" + FIRST).expect(200).items()).isEmpty();

    var past =
        person
            .get(
                "%s/occurrences?from=%s&to=2027-04-01T00:00:00Z&asOf=%s&limit=%d"
                    .formatted(calendar, FIRST, then, PAGE))
            .expect(200);

    assertThat(past.items("start"))
        .extracting(SubDailyIT::instant)
        .containsExactlyElementsOf(steps(FIRST, 1, PAGE));
    assertThat(
            person
                .get(calendar + "/events?asOf=" + then + "&from=2150-01-01&to=2150-01-02")
                .expect(200)
                .items())
        .hasSize(1);
  }

  @Test
  void shouldStepInElapsedTimeWhenClocksChange() {
    var start = "{\"dateTime\": \"2027-03-27T22:00:00\", \"timeZone\": \"Europe/Berlin\"}";
    var end = "{\"dateTime\": \"2027-03-27T22:30:00\", \"timeZone\": \"Europe/Berlin\"}";
    person
        .put(
            calendar + "/events/night",
            "{\"title\": \"N\", \"start\": %s, \"end\": %s, \"recurrence\": [\"RRULE:FREQ=HOURLY\"]}"
                .formatted(start, end))
        .expect(201);

    var night =
        person
            .get(calendar + "/occurrences?from=2027-03-27T23:00:00Z&to=2027-03-28T03:00:00Z")
            .expect(200)
            .items("start");

    // no hour that exists is left out, none comes twice: 00, 01, 03 and 04 o'clock
    assertThat(night)
        .extracting(SubDailyIT::instant)
        .containsExactlyElementsOf(steps("2027-03-27T23:00:00Z", 3_600, 4));
  }

  @Test
  void shouldEditOneOfThemAndThoseThatFollow() {
    var event = series("FREQ=MINUTELY", 30);
    person.delete(event + "?scope=this&occurrence=20270301T000100Z").expect(204);
    person.delete(event + "?scope=following&occurrence=2027-03-01T00:05:00Z").expect(204);

    assertThat(person.get(event + "/occurrences").expect(200).items("start"))
        .extracting(SubDailyIT::instant)
        .containsExactly(
            Stream.of(0, 2, 3, 4)
                .map(minute -> Instant.parse(FIRST).plusSeconds(60L * minute))
                .toArray(Instant[]::new));
  }

  private int made;

  private String series(String rule, int seconds) {
    var event = calendar + "/events/e" + made++;
    person
        .put(
            event,
            """
            {"title": "S", "start": {"dateTime": "%s"}, "end": {"dateTime": "%s"},
             "recurrence": ["RRULE:%s"]}\
            """
                .formatted(FIRST, plus(FIRST, seconds), rule))
        .expect(201);
    return event;
  }

  private List<List<Instant>> pages(String path) {
    var pages = new ArrayList<List<Instant>>();
    var token = "";
    do {
      var page =
          person
              .get(path + "&limit=" + PAGE + (token.isEmpty() ? "" : "&pageToken=" + token))
              .expect(200);
      pages.add(page.items("start").stream().map(SubDailyIT::instant).toList());
      token = page.json().path("nextPageToken").asString("");
    } while (!token.isEmpty());
    return pages;
  }

  private List<String> busy(String from, String to) {
    var answer =
        person
            .post(
                "/v1/freebusy",
                "{\"from\": \"%s\", \"to\": \"%s\", \"participants\": [\"%s\"]}"
                    .formatted(from, to, person.id()))
            .expect(200)
            .json();
    var busy = new ArrayList<String>();
    for (JsonNode span : answer.path("participants").path(person.id()).path("busy")) {
      busy.add(instant(span.path("start").asString()) + "/" + instant(span.path("end").asString()));
    }
    return busy;
  }

  private static List<Instant> steps(String from, long seconds, int count) {
    var first = Instant.parse(from);
    return Stream.iterate(first, each -> each.plusSeconds(seconds)).limit(count).toList();
  }

  private static String plus(String time, long seconds) {
    return Instant.parse(time).plusSeconds(seconds).toString();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
