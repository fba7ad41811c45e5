package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gaps, overlaps, odd offsets and changes of history. */
class ZonesTest {
  private static List<String> local(String start, String zone, int limit, String... lines) {
    return ConformanceCase.local(set(start, zone, lines).cursor(), limit, false);
  }

  private static List<String> utc(String start, String zone, int limit, String... lines) {
    return ConformanceCase.utc(set(start, zone, lines).cursor(), limit);
  }

  private static RecurrenceSet set(String start, String zone, String... lines) {
    return RecurrenceSet.timed(
        LocalDateTime.parse(start),
        ZoneId.of(zone),
        RecurrenceLines.parse(List.of(lines), Leniency.STRICT));
  }

  @Test
  void shouldKeepTheWallClockWhenTheZoneSprings() {
    assertThat(utc("2024-03-30T09:00:00", "Europe/Berlin", 3, "RRULE:FREQ=DAILY"))
        .containsExactly("20240330T080000Z", "20240331T070000Z", "20240401T070000Z");
  }

  @Test
  void shouldShiftThatInstanceOnlyWhenItFallsInAGap() {
    assertThat(local("2024-03-30T02:30:00", "Europe/Berlin", 3, "RRULE:FREQ=DAILY"))
        .containsExactly("20240330T023000", "20240331T033000", "20240401T023000");
  }

  @Test
  void shouldOrderByInstantAndMergeWhenAGapFoldsTimesTogether() {
    assertThat(
            local(
                "2024-03-31T01:30:00",
                "Europe/Berlin",
                5,
                "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,30"))
        .containsExactly(
            "20240331T013000",
            "20240331T030000",
            "20240331T033000",
            "20240401T010000",
            "20240401T013000");
  }

  @Test
  void shouldTakeTheFirstWhenATimeOccursTwice() {
    assertThat(utc("2024-10-26T02:30:00", "Europe/Berlin", 2, "RRULE:FREQ=DAILY"))
        .containsExactly("20241026T003000Z", "20241027T003000Z");
  }

  @Test
  void shouldStepInElapsedTimeWhenHourlyCrossesAGap() {
    assertThat(local("2024-03-31T00:30:00", "Europe/Berlin", 4, "RRULE:FREQ=HOURLY"))
        .containsExactly(
            "20240331T003000", "20240331T013000", "20240331T033000", "20240331T043000");
  }

  @Test
  void shouldGainAnInstanceWhenHourlyCrossesAnOverlap() {
    assertThat(local("2024-10-27T01:30:00", "Europe/Berlin", 4, "RRULE:FREQ=HOURLY"))
        .containsExactly(
            "20241027T013000", "20241027T023000", "20241027T023000", "20241027T033000");
  }

  @Test
  void shouldExcludeOnlyTheSecondWhenAnExdateNamesItInUtc() {
    assertThat(
            utc(
                "2024-10-27T01:30:00",
                "Europe/Berlin",
                3,
                "RRULE:FREQ=HOURLY",
                "EXDATE:20241027T013000Z"))
        .containsExactly("20241026T233000Z", "20241027T003000Z", "20241027T023000Z");
  }

  @Test
  void shouldMergeTheLostDayWhenTheDateLineMoves() {
    // Samoa went from 29 to 31 December 2011
    assertThat(utc("2011-12-28T09:00:00", "Pacific/Apia", 4, "RRULE:FREQ=DAILY"))
        .containsExactly(
            "20111228T190000Z", "20111229T190000Z", "20111230T190000Z", "20111231T190000Z");
  }

  @Test
  void shouldShiftMidnightWhenTheGapIsAtMidnight() {
    assertThat(local("2017-10-14T00:00:00", "America/Sao_Paulo", 3, "RRULE:FREQ=DAILY"))
        .containsExactly("20171014T000000", "20171015T010000", "20171016T000000");
  }

  @Test
  void shouldFollowRamadanWhenTheZoneIsCasablanca() {
    assertThat(utc("2024-03-09T09:00:00", "Africa/Casablanca", 3, "RRULE:FREQ=DAILY"))
        .containsExactly("20240309T080000Z", "20240310T090000Z", "20240311T090000Z");
  }

  @Test
  void shouldShiftByHalfAnHourWhenTheZoneIsLordHowe() {
    assertThat(utc("2024-04-06T12:00:00", "Australia/Lord_Howe", 2, "RRULE:FREQ=DAILY"))
        .containsExactly("20240406T010000Z", "20240407T013000Z");
    assertThat(local("2024-04-07T00:15:00", "Australia/Lord_Howe", 4, "RRULE:FREQ=HOURLY"))
        .containsExactly(
            "20240407T001500", "20240407T011500", "20240407T014500", "20240407T024500");
  }

  @Test
  void shouldSeeTheWallClockOfEachInstanceWhenClocksChangeWithinAnHour() {
    // on 6 April 2025 in the Chatham Islands 03:45 becomes 02:45: 02:55 comes twice
    assertThat(
            utc(
                "2025-04-05T10:55",
                "Pacific/Chatham",
                4,
                "RRULE:FREQ=HOURLY;BYHOUR=2;BYMINUTE=55;COUNT=4"))
        .containsExactly(
            "20250404T211000Z", "20250405T131000Z", "20250405T141000Z", "20250406T141000Z");
  }

  @Test
  void shouldKnowOldChangesWhenTheSeriesIsOld() {
    assertThat(utc("1985-12-31T09:00:00", "Asia/Kathmandu", 2, "RRULE:FREQ=DAILY"))
        .containsExactly("19851231T033000Z", "19860101T031500Z");
    assertThat(utc("1970-10-25T09:00:00", "Europe/London", 1, "RRULE:FREQ=DAILY"))
        .containsExactly("19701025T080000Z");
  }

  @Test
  void shouldKnowSummerTimeWhenTheYearIsFarAway() {
    OccurrenceCursor cursor =
        set("2024-01-01T09:00:00", "Europe/Berlin", "RRULE:FREQ=DAILY").cursor();
    cursor.seek(LocalDate.of(2345, 7, 1).toEpochDay() * Civil.DAY);

    assertThat(ConformanceCase.utc(cursor, 1)).containsExactly("23450701T070000Z");
    assertThat(cursor.offsetSeconds()).isEqualTo(7200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Apia", "America/Sao_Paulo", "Africa/Cairo", "Asia/Tokyo"})
  void shouldFindEveryInstanceAgainWhenAskedByItsLocalTime(String zone) {
    RecurrenceSet set = set("2011-01-01T00:30:00", zone, "RRULE:FREQ=DAILY;COUNT=800");
    OccurrenceCursor cursor = set.cursor();
    while (cursor.next()) {
      assertThat(set.instantOf(cursor.localSecond())).isEqualTo(cursor.epochSecond());
    }
  }

  @Test
  void shouldReadForeignZonesWhenDatesNameThem() {
    assertThat(
            local(
                "2024-01-01T09:00:00",
                "Europe/Berlin",
                9,
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE;TZID=Asia/Tokyo:20240102T170000",
                "RDATE;TZID=America/New_York:20240105T060000"))
        .containsExactly("20240101T090000", "20240103T090000", "20240105T120000");
  }

  @Test
  void shouldCountDaysWhenTheSeriesIsAllDay() {
    RecurrenceSet set =
        RecurrenceSet.allDay(
            LocalDate.of(2011, 12, 29),
            RecurrenceLines.parse(
                List.of("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20111230"),
                Leniency.STRICT));
    assertThat(ConformanceCase.local(set.cursor(), 9, true))
        .containsExactly("20111229", "20111231");
  }
}
