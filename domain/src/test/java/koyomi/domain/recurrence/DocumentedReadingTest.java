package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/recurrence.md} says of how lines are read, row by row. */
class DocumentedReadingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20240101 | FREQ=WEEKLY;BYDAY=WE;COUNT=3           | 20240101 20240103 20240110
          20240101 | FREQ=DAILY;UNTIL=20231231T000000Z      | 20240101
          20240131 | FREQ=MONTHLY;COUNT=3                   | 20240131 20240331 20240531
          20240229 | FREQ=YEARLY;COUNT=2                    | 20240229 20280229
          20240131 | FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD;COUNT=3 | 20240131 20240229 20240331
          20240131 | FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=FORWARD;COUNT=3  | 20240131 20240301 20240331
          20240131 | FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=OMIT;COUNT=2     | 20240131 20240331
          20240101 | FREQ=YEARLY;BYMONTHDAY=13;COUNT=3      | 20240101 20240113 20250113
          20240101 | FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;COUNT=4 | 20240101 20240913 20241213 20250613
          20240101 | FREQ=YEARLY;BYMONTHDAY=13;BYWEEKNO=20;BYDAY=MO;COUNT=2 | 20240101 20240513
          20240101 | FREQ=YEARLY;BYMONTHDAY=1;BYYEARDAY=1,2,32;COUNT=3 | 20240101 20240201 20250101
          20240101 | FREQ=MONTHLY;BYDAY=2MO;COUNT=3         | 20240101 20240108 20240212
          20240101 | FREQ=YEARLY;BYDAY=2MO;COUNT=3          | 20240101 20240108 20250113
          20240101 | FREQ=YEARLY;BYMONTH=3;BYDAY=2MO;COUNT=3 | 20240101 20240311 20250310
          20240101 | FREQ=YEARLY;BYWEEKNO=20;COUNT=3        | 20240101 20240513 20250512
          20240102 | FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=3 | 20240102 20240205 20240304
          """)
  void shouldReadTheRuleAsTheTableSays(String start, String rule, String expected) {
    assertThat(days(timed(start, Leniency.STRICT, "RRULE:" + rule)))
        .containsExactly(expected.split(" "));
  }

  @Test
  void shouldReadSecondSixtyAsFiftyNine() {
    assertThat(times(timed("20240101", Leniency.STRICT, "RRULE:FREQ=DAILY;BYSECOND=60;COUNT=2")))
        .containsExactly("20240101T090000", "20240101T090059");
  }

  @Test
  void shouldUniteRulesAndDatesAndTakeExclusionsAwayFromBoth() {
    assertThat(
            days(
                timed(
                    "20240101",
                    Leniency.STRICT,
                    "RRULE:FREQ=WEEKLY;COUNT=2",
                    "RRULE:FREQ=MONTHLY;COUNT=2",
                    "RDATE;TZID=Europe/Berlin:20240105T090000,20240106T090000",
                    "EXDATE;TZID=Europe/Berlin:20240106T090000,20240201T090000")))
        .containsExactly("20240101", "20240105", "20240108");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RRULE:FREQ=DAILY;COUNT=2;UNTIL=20240110T000000Z | 20240101 20240102
          RRULE:FREQ=DAILY;COUNT=9;UNTIL=20240102T080000Z | 20240101 20240102
          RRULE:FREQ=WEEKLY;BYDAY=2MO;COUNT=2             | 20240101 20240108
          RRULE:FREQ=WEEKLY;BYMONTHDAY=8;COUNT=2          | 20240101 20240108
          RRULE:FREQ=DAILY;BYWEEKNO=20;COUNT=2            | 20240101 20240513
          RRULE:FREQ=MONTHLY;BYYEARDAY=32;COUNT=2         | 20240101 20240201
          RRULE:FREQ=DAILY;UNTIL=20240102                 | 20240101 20240102
          RRULE:FREQ=DAILY;COUNT=3 EXDATE;VALUE=DATE:20240102 | 20240101 20240103
          RDATE;VALUE=DATE:20240105                       | 20240101 20240105
          RRULE:FREQ=DAILY;COUNT=2;X-OWN=1;;              | 20240101 20240102
          RRULE:FREQ=DAILY;COUNT=3 EXDATE;TZID=Nowhere/Land:20240102T090000 | 20240101 20240103
          RRULE:FREQ=DAILY;COUNT=3 EXRULE:FREQ=WEEKLY;BYDAY=TU | 20240101 20240103
          """)
  void shouldTakeFromAFileWhatIsMeant(String lines, String expected) {
    assertThat(days(timed("20240101", Leniency.LENIENT, lines.split(" "))))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RRULE:FREQ=DAILY;UNTIL=20240102T235959Z         | 20240101 20240102
          RRULE:FREQ=DAILY;COUNT=3 EXDATE:20240102T120000 | 20240101 20240103
          RDATE:20240105T100000                           | 20240101 20240105
          RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9,10;BYMINUTE=0,30;BYSECOND=1 | 20240101 20240102
          """)
  void shouldTakeDaysFromAFileWhenTheSeriesIsAllDay(String lines, String expected) {
    assertThat(days(allDay(lines.split(" ")))).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=HOURLY",
        "RRULE:FREQ=DAILY;UNTIL=20240230",
        "RRULE:FREQ=DAILY;BYHOUR=24",
        "RRULE:FREQ=YEARLY;RSCALE=HEBREW"
      })
  void shouldRefuseEvenFromAFileWhatMeansNothing(String line) {
    assertThatThrownBy(() -> allDay(line)).isInstanceOf(RecurrenceException.class);
  }

  private static RecurrenceSet timed(String start, Leniency leniency, String... lines) {
    return RecurrenceSet.timed(
        LocalDateTime.parse(start + "T090000", ConformanceCase.LOCAL),
        BERLIN,
        RecurrenceLines.parse(List.of(lines), leniency));
  }

  private static RecurrenceSet allDay(String... lines) {
    return RecurrenceSet.allDay(
        LocalDate.parse("20240101", DateTimeFormatter.BASIC_ISO_DATE),
        RecurrenceLines.parse(List.of(lines), Leniency.LENIENT));
  }

  private static List<String> times(RecurrenceSet set) {
    return ConformanceCase.local(set.cursor(), 6, false);
  }

  private static List<String> days(RecurrenceSet set) {
    return ConformanceCase.local(set.cursor(), 6, true);
  }
}
