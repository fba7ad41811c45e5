package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines put together: rules, dates, exclusions and what doesn't fit. */
class RecurrenceSetTest {
  private static RecurrenceSet berlin(Leniency leniency, String... lines) {
    return RecurrenceSet.timed(
        LocalDateTime.of(2024, 1, 1, 9, 0),
        ZoneId.of("Europe/Berlin"),
        RecurrenceLines.parse(List.of(lines), leniency));
  }

  private static List<String> local(RecurrenceSet set) {
    return ConformanceCase.local(set.cursor(), 6, false);
  }

  @Test
  void shouldHaveOneInstanceWhenNothingRecurs() {
    assertThat(local(berlin(Leniency.STRICT))).containsExactly("20240101T090000");
  }

  @Test
  void shouldCountDtstartWhenTheRuleDoesNotMakeIt() {
    assertThat(local(berlin(Leniency.STRICT, "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3")))
        .containsExactly("20240101T090000", "20240103T090000", "20240110T090000");
  }

  @Test
  void shouldCountBeforeExclusionsWhenCountStandsWithExdate() {
    assertThat(
            local(
                berlin(
                    Leniency.STRICT,
                    "RRULE:FREQ=DAILY;COUNT=3",
                    "EXDATE;TZID=Europe/Berlin:20240101T090000,20240102T090000")))
        .containsExactly("20240103T090000");
  }

  @Test
  void shouldGiveTheirOwnLengthWhenRdatesArePeriods() {
    OccurrenceCursor cursor =
        berlin(
                Leniency.STRICT,
                "RDATE;VALUE=PERIOD:20240102T080000Z/PT2H,20240103T080000Z/20240103T093000Z")
            .cursor();
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.duration()).isEqualTo(-1);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.duration()).isEqualTo(7200);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.duration()).isEqualTo(5400);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void shouldSubtractARuleWhenAFileHasAnExrule() {
    assertThat(
            local(
                berlin(
                    Leniency.LENIENT,
                    "RRULE:FREQ=DAILY;COUNT=7",
                    "EXRULE:FREQ=WEEKLY;BYDAY=TU,WE,TH,FR")))
        .containsExactly("20240101T090000", "20240106T090000", "20240107T090000");
  }

  @Test
  void shouldExcludeTheDayWhenAFileExcludesADateOfATimedSeries() {
    assertThat(
            local(
                berlin(Leniency.LENIENT, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20240102")))
        .containsExactly("20240101T090000", "20240103T090000");
  }

  @Test
  void shouldIncludeTheWholeDayWhenAFileEndsATimedSeriesWithADate() {
    assertThat(local(berlin(Leniency.LENIENT, "RRULE:FREQ=DAILY;UNTIL=20240102")))
        .containsExactly("20240101T090000", "20240102T090000");
  }

  @Test
  void shouldKeepDtstartWhenUntilLiesBeforeIt() {
    assertThat(local(berlin(Leniency.STRICT, "RRULE:FREQ=DAILY;UNTIL=20231231T000000Z")))
        .containsExactly("20240101T090000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNTIL  | 0 | RRULE:FREQ=DAILY;UNTIL=20240105      | RDATE:20240102T080000Z
          EXRULE | 1 | RRULE:FREQ=DAILY                     | EXRULE:FREQ=DAILY
          EXDATE | 1 | RRULE:FREQ=DAILY                     | EXDATE;VALUE=DATE:20240102
          EXDATE | 1 | RRULE:FREQ=DAILY                     | EXDATE:20240102
          EXDATE | 1 | RRULE:FREQ=DAILY                     | EXDATE;TZID=Nowhere/Land:20240102T090000
          RDATE  | 1 | RRULE:FREQ=DAILY                     | RDATE;VALUE=PERIOD:20240102T080000Z/PT0H
          EXDATE | 1 | RRULE:FREQ=DAILY                     | EXDATE:20240102T080000Z/PT1H
          recurrence | 1 | RRULE:FREQ=DAILY                 | DTSTART:20240102T080000Z
          recurrence | 0 | FREQ=DAILY                       | RDATE:20240102T080000Z
          """)
  void shouldNameTheLineWhenItDoesNotFit(String part, int line, String first, String second) {
    assertThatThrownBy(() -> berlin(Leniency.STRICT, first, second))
        .isInstanceOfSatisfying(
            RecurrenceException.class,
            refused -> {
              assertThat(refused.part()).isEqualTo(part);
              assertThat(refused.line()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ,RRULE:FREQ=HOURLY",
    "BYHOUR,RRULE:FREQ=DAILY;BYHOUR=9",
    "UNTIL,RRULE:FREQ=DAILY;UNTIL=20240105T000000Z",
    "EXDATE,EXDATE:20240105T000000Z"
  })
  void shouldRefuseTimesWhenTheSeriesIsAllDay(String part, String line) {
    RecurrenceLines lines = RecurrenceLines.parse(List.of(line), Leniency.STRICT);
    assertThatThrownBy(() -> RecurrenceSet.allDay(LocalDate.of(2024, 1, 1), lines))
        .isInstanceOfSatisfying(
            RecurrenceException.class, refused -> assertThat(refused.part()).isEqualTo(part));
  }

  @Test
  void shouldKeepTheTextWhenLinesAreNotEdited() {
    List<String> lines =
        List.of("RRULE:BYDAY=MO;FREQ=WEEKLY", "EXDATE;X-A=\"a:b\";TZID=Asia/Tokyo:20240108T170000");
    assertThat(RecurrenceLines.parse(lines, Leniency.STRICT).toLines()).isEqualTo(lines);
  }

  @Test
  void shouldLeaveTheInstanceOutWhenItIsExcluded() {
    RecurrenceSet set = berlin(Leniency.STRICT, "RRULE:FREQ=DAILY;COUNT=2");
    OccurrenceCursor cursor = set.cursor();
    assertThat(cursor.next()).isTrue();
    RecurrenceLines edited = set.excluding(cursor.localSecond());

    assertThat(edited.toLines()).contains("EXDATE;TZID=Europe/Berlin:20240101T090000");
    assertThat(local(berlin(Leniency.STRICT, edited.toLines().toArray(String[]::new))))
        .containsExactly("20240102T090000");
  }

  @Test
  void shouldKnowItsInstancesWhenAsked() {
    RecurrenceSet set = berlin(Leniency.STRICT, "RRULE:FREQ=DAILY", "EXDATE:20240102T080000Z");
    long first = LocalDate.of(2024, 1, 1).toEpochDay() * Civil.DAY + 9 * 3600;
    assertThat(set.contains(first)).isTrue();
    assertThat(set.contains(first + 1)).isFalse();
    assertThat(set.contains(first + Civil.DAY)).isFalse();
    assertThat(set.contains(first + 10_000 * Civil.DAY)).isTrue();
    assertThat(set.isEndless()).isTrue();
  }
}
