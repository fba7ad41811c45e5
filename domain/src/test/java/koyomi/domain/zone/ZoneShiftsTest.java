package koyomi.domain.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.Test;

class ZoneShiftsTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2027-05-01T00:00:00Z");
  private static final String WEEKLY = "RRULE:FREQ=WEEKLY";

  /** Berlin gives summer time up after 2026. */
  private static final ZoneRulesCatalogue WINTER_FOR_EVER = winterForEver();

  private final ZoneShifts shifts = new ZoneShifts(WINTER_FOR_EVER, MARCH, MAY);

  private static ZoneRulesCatalogue winterForEver() {
    ZoneRules berlin =
        TzifReader.read(
            TzifFiles.of(BERLIN.getRules(), Instant.parse("2027-01-01T00:00:00Z"), "CET-1"));
    return new ZoneRulesCatalogue(
        "2027test", new TreeMap<>(Map.of("Europe/Berlin", berlin, "Asia/Tokyo", TOKYO.getRules())));
  }

  @Test
  void shouldNameTheZonesWhoseClocksDiffer() {
    assertThat(shifts.changedZones()).containsExactly("Europe/Berlin");
    assertThat(WINTER_FOR_EVER.changedZones(Instant.EPOCH, Instant.parse("2027-03-28T00:59:59Z")))
        .isEmpty();
  }

  @Test
  void shouldKeepTheWallClockAndMoveTheMomentWhenSummerTimeIsGivenUp() {
    Event series = event(berlin("2027-03-15T09:00"), WEEKLY);

    assertThat(shifts.of(series, TOKYO))
        .containsExactly(
            shift("2027-03-29T09:00", "+02:00", "+01:00"),
            shift("2027-04-05T09:00", "+02:00", "+01:00"),
            shift("2027-04-12T09:00", "+02:00", "+01:00"),
            shift("2027-04-19T09:00", "+02:00", "+01:00"),
            shift("2027-04-26T09:00", "+02:00", "+01:00"));
  }

  @Test
  void shouldReportNoShiftWhereTheSkippedTimeMeantTheSameMoment() {
    Event series = event(berlin("2027-03-21T02:30"), WEEKLY + ";COUNT=3");

    // On 28 March it is read as 03:30 in summer time: that is 02:30 without it.
    assertThat(shifts.of(series, TOKYO))
        .containsExactly(shift("2027-04-04T02:30", "+02:00", "+01:00"));
  }

  @Test
  void shouldHeedExceptionsAndOverridesOfTheZone() {
    Event series =
        event(
            berlin("2027-04-05T09:00"),
            WEEKLY + ";COUNT=3",
            "EXDATE;TZID=Europe/Berlin:20270412T090000");
    Event moved = withOverride(series, "2027-04-19T09:00", content(berlin("2027-04-20T11:00")));

    assertThat(shifts.of(moved, TOKYO))
        .extracting(ZoneShift::occurrence, ZoneShift::from)
        .containsExactly(
            tuple(
                LocalDateTime.parse("2027-04-05T09:00"),
                OffsetDateTime.parse("2027-04-05T09:00+02:00")),
            tuple(
                LocalDateTime.parse("2027-04-19T09:00"),
                OffsetDateTime.parse("2027-04-20T11:00+02:00")));
  }

  @Test
  void shouldShiftFloatingTimesWithTheCalendarAndDaysNever() {
    Event floating = event(new EventTime.Floating(LocalDateTime.parse("2027-04-05T09:00")));
    Event day = event(new EventTime.Date(LocalDate.parse("2027-04-05")), WEEKLY);

    assertThat(shifts.of(floating, BERLIN))
        .containsExactly(shift("2027-04-05T09:00", "+02:00", "+01:00"));
    assertThat(shifts.of(floating, TOKYO)).isEmpty();
    assertThat(shifts.of(day, BERLIN)).isEmpty();
  }

  @Test
  void shouldConcernNobodyElse() {
    Event tokyo = event(new EventTime.Zoned(LocalDateTime.parse("2027-04-05T09:00"), "Asia/Tokyo"));

    assertThat(shifts.concerns(tokyo, BERLIN)).isFalse();
    assertThat(shifts.of(tokyo, BERLIN)).isEmpty();
  }

  private static ZoneShift shift(String local, String from, String to) {
    return new ZoneShift(
        "c",
        "e",
        "alice",
        LocalDateTime.parse(local),
        OffsetDateTime.parse(local + from),
        OffsetDateTime.parse(local + to));
  }

  private static EventTime berlin(String local) {
    return new EventTime.Zoned(LocalDateTime.parse(local), "Europe/Berlin");
  }

  private static Event event(EventTime start, String... recurrence) {
    return event(content(start, recurrence), List.of());
  }

  private static Event withOverride(Event series, String occurrence, EventContent content) {
    return event(
        series.content(), List.of(new EventOverride(LocalDateTime.parse(occurrence), content)));
  }

  private static Event event(EventContent content, List<EventOverride> overrides) {
    return new Event(
        "c", "e", "e@koyomi", "alice", 0, 1, Instant.EPOCH, Instant.EPOCH, content, overrides);
  }

  private static EventContent content(EventTime start, String... recurrence) {
    LocalDateTime end = start.isDate() ? start.local().plusDays(1) : start.local().plusHours(1);
    return new EventContent(
        "Standup",
        null,
        null,
        start,
        start.withLocal(end),
        List.of(recurrence),
        EventStatus.CONFIRMED,
        Visibility.PUBLIC,
        Transparency.OPAQUE,
        List.of(),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }
}
