package koyomi.domain.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import koyomi.domain.zone.TzifFiles;
import koyomi.domain.zone.TzifWriter;
import koyomi.domain.zone.ZoneData;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.domain.zone.ZoneShift;
import org.junit.jupiter.api.Test;

class ZoneShiftsTest {
  private static final String TOKYO = "Asia/Tokyo";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2027-05-01T00:00:00Z");
  private static final String WEEKLY = "RRULE:FREQ=WEEKLY";

  /** Berlin gives summer time up after 2026. */
  private static final ZoneRulesCatalogue WINTER_FOR_EVER = winterForEver();

  private static final ZoneChange CHANGE =
      ZoneChange.of(ZoneRulesCatalogue.OF_THE_JDK, WINTER_FOR_EVER);

  private final ZoneShifts shifts =
      new ZoneShifts(CHANGE, MARCH.getEpochSecond(), MAY.getEpochSecond(), 10_000);

  private static ZoneRulesCatalogue winterForEver() {
    byte[] berlin = TzifFiles.of(BERLIN.getRules(), Instant.parse("2027-01-01T00:00:00Z"), "CET-1");
    byte[] tokyo = TzifWriter.write(ZoneId.of(TOKYO).getRules());
    return ZoneRulesCatalogue.OF_THE_JDK.with(
        ZoneData.of("2027test", new TreeMap<>(Map.of("Europe/Berlin", berlin, "Asia/Tokyo", tokyo)))
            .zones());
  }

  @Test
  void shouldNameTheZonesWhoseClocksDiffer() {
    assertThat(CHANGE.zones()).containsExactly("Europe/Berlin");
    assertThat(
            ZoneChange.within(
                    ZoneRulesCatalogue.OF_THE_JDK,
                    WINTER_FOR_EVER,
                    Instant.EPOCH,
                    Instant.parse("2027-03-28T00:59:59Z"))
                .zones())
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
            tuple(LocalDateTime.parse("2027-04-05T09:00"), Instant.parse("2027-04-05T07:00:00Z")),
            tuple(LocalDateTime.parse("2027-04-19T09:00"), Instant.parse("2027-04-20T09:00:00Z")));
  }

  @Test
  void shouldShiftFloatingTimesWithTheCalendarAndDaysNever() {
    Event floating = event(new EventTime.Floating(LocalDateTime.parse("2027-04-05T09:00")));
    Event day = event(new EventTime.Date(LocalDate.parse("2027-04-05")), WEEKLY);

    assertThat(shifts.of(floating, "Europe/Berlin"))
        .containsExactly(shift("2027-04-05T09:00", "+02:00", "+01:00"));
    assertThat(shifts.of(floating, TOKYO)).isEmpty();
    assertThat(shifts.of(day, "Europe/Berlin")).isEmpty();
  }

  @Test
  void shouldConcernNobodyElse() {
    Event tokyo = event(new EventTime.Zoned(LocalDateTime.parse("2027-04-05T09:00"), "Asia/Tokyo"));

    assertThat(CHANGE.concerns(tokyo, "Europe/Berlin")).isFalse();
    assertThat(shifts.of(tokyo, "Europe/Berlin")).isEmpty();
  }

  @Test
  void shouldConcernWhoNamesTheZoneInALine() {
    Event dates =
        event(
            new EventTime.Zoned(LocalDateTime.parse("2027-04-05T09:00"), "Asia/Tokyo"),
            "RDATE;TZID=\"Europe/Berlin\":20270412T090000");
    Event other =
        event(
            new EventTime.Zoned(LocalDateTime.parse("2027-04-05T09:00"), "Asia/Tokyo"),
            "RDATE;TZID=Europe/Berlin2:20270412T090000");

    assertThat(CHANGE.concerns(dates, TOKYO)).isTrue();
    assertThat(CHANGE.concerns(other, TOKYO)).isFalse();
  }

  private static ZoneShift shift(String local, String from, String to) {
    return new ZoneShift(
        LocalDateTime.parse(local),
        OffsetDateTime.parse(local + from).toInstant(),
        OffsetDateTime.parse(local + to).toInstant());
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
