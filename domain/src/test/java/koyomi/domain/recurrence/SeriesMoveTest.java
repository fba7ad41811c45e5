package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lines of a series say once its start has moved. */
class SeriesMoveTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** From 2 March 2026 (a Monday), 10:00 in Berlin. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an end that is an instance moves         | 2026-03-02T11:00 | RRULE:FREQ=DAILY;UNTIL=20260309T090000Z | RRULE:FREQ=DAILY;UNTIL=20260309T100000Z",
        "one before midnight still holds          | 2026-03-02T11:00 | RRULE:FREQ=DAILY;UNTIL=20260309T225959Z | RRULE:FREQ=DAILY;UNTIL=20260309T225959Z",
        "one a second before the next moves       | 2026-03-02T09:00 | RRULE:FREQ=DAILY;UNTIL=20260309T085959Z | RRULE:FREQ=DAILY;UNTIL=20260309T075959Z",
        "on the wall clock over a clock change     | 2026-03-09T10:00 | RRULE:FREQ=WEEKLY;UNTIL=20260323T090000Z | RRULE:FREQ=WEEKLY;UNTIL=20260330T080000Z",
        "a rule's own weekdays stay, and their end | 2026-03-03T11:00 | RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260323T090000Z | RRULE:FREQ=WEEKLY;UNTIL=20260323T100000Z;BYDAY=MO",
        "a rule's own hour stays                   | 2026-03-02T11:30 | RRULE:FREQ=DAILY;BYHOUR=10;UNTIL=20260309T090000Z | RRULE:FREQ=DAILY;UNTIL=20260309T093000Z;BYHOUR=10",
        "a count counts on                         | 2026-03-02T11:00 | RRULE:FREQ=DAILY;COUNT=3 | RRULE:FREQ=DAILY;COUNT=3",
        "an exclusion moves                        | 2026-03-02T11:00 | EXDATE;TZID=Europe/Berlin:20260303T100000,20260304T100000 | EXDATE;TZID=Europe/Berlin:20260303T110000,20260304T110000",
        "in UTC over a clock change                | 2026-03-09T10:00 | EXDATE:20260323T090000Z | EXDATE:20260330T080000Z",
        "in another zone over a clock change       | 2026-03-09T10:00 | EXDATE;TZID=Asia/Tokyo:20260323T180000 | EXDATE;TZID=Asia/Tokyo:20260330T170000",
        "a period keeps its length                 | 2026-03-02T11:00 | RDATE;VALUE=PERIOD:20260305T090000Z/PT2H,20260306T090000Z/20260306T093000Z | RDATE;VALUE=PERIOD:20260305T100000Z/PT2H,20260306T100000Z/20260306T103000Z",
        "a day of exclusion stays within its day   | 2026-03-02T09:00 | EXDATE;VALUE=DATE:20260303 | EXDATE;VALUE=DATE:20260303",
        "what no date can say stays                | 2026-03-03T10:00 | EXDATE:99991231T100000Z | EXDATE:99991231T100000Z"
      })
  void shouldSayTheSameOfTheMovedSeriesWhenItsStartMoves(
      String what, LocalDateTime start, String line, String moved) {
    RecurrenceSet set = timed("2026-03-02T10:00", BERLIN, line);
    assertThat(set.movedTo(start, BERLIN).lines().toLines()).as(what).containsExactly(moved);
  }

  @Test
  void shouldFollowTheSeriesWhenItGoesToAnotherZone() {
    RecurrenceSet set =
        timed(
            "2026-03-02T10:00",
            BERLIN,
            "RRULE:FREQ=DAILY;UNTIL=20260309T090000Z",
            "RRULE:FREQ=WEEKLY;UNTIL=20260309T010000Z",
            "EXDATE;TZID=\"Europe/Berlin\":20260303T100000",
            "EXDATE:20260304T090000Z",
            "EXDATE;TZID=America/New_York:20260305T040000");
    assertThat(set.movedTo(LocalDateTime.parse("2026-03-02T10:00"), TOKYO).lines().toLines())
        .containsExactly(
            "RRULE:FREQ=DAILY;UNTIL=20260309T090000Z",
            "RRULE:FREQ=WEEKLY;UNTIL=20260308T170000Z",
            "EXDATE;TZID=Asia/Tokyo:20260303T100000",
            "EXDATE:20260304T010000Z",
            "EXDATE;TZID=America/New_York:20260304T200000");
  }

  @Test
  void shouldMoveByWholeDaysWhenDaysRecur() {
    RecurrenceSet set =
        RecurrenceSet.allDay(
            LocalDate.parse("2026-03-02"),
            lines("RRULE:FREQ=DAILY;UNTIL=20260309", "EXDATE;VALUE=DATE:20260304"));
    assertThat(set.movedTo(LocalDateTime.parse("2026-03-01T00:00"), BERLIN).lines().toLines())
        .containsExactly("RRULE:FREQ=DAILY;UNTIL=20260308", "EXDATE;VALUE=DATE:20260303");
  }

  @Test
  void shouldHaveTheSameInstancesAtOtherTimesWhateverMoves() {
    for (String end :
        List.of("", ";COUNT=9", ";UNTIL=20260330T020000Z", ";UNTIL=20260329T225959Z")) {
      for (String rule : List.of("DAILY", "DAILY;INTERVAL=3", "WEEKLY", "MONTHLY")) {
        for (long minutes : new long[] {-1440, -61, -1, 1, 45, 600, 1440, 20160}) {
          RecurrenceSet set =
              timed(
                  "2026-03-02T04:00",
                  BERLIN,
                  "RRULE:FREQ=" + rule + end,
                  "EXDATE:20260305T030000Z,20260329T020000Z",
                  "RDATE;TZID=Asia/Tokyo:20260307T100000");
          LocalDateTime start = LocalDateTime.parse("2026-03-02T04:00").plusMinutes(minutes);
          RecurrenceSet moved =
              RecurrenceSet.timed(start, BERLIN, set.movedTo(start, BERLIN).lines());
          assertThat(walls(moved, 12))
              .as(rule + end + " by " + minutes)
              .isEqualTo(walls(set, 12).stream().map(at -> at + minutes * 60).toList());
        }
      }
    }
  }

  /** What clocks show, as numbers; none of them in a gap. */
  private static List<Long> walls(RecurrenceSet set, int limit) {
    List<Long> walls = new ArrayList<>();
    OccurrenceCursor cursor = set.cursor();
    while (walls.size() < limit && cursor.next()) {
      walls.add(cursor.localSecond());
    }
    return walls;
  }

  private static RecurrenceSet timed(String start, ZoneId zone, String... lines) {
    return RecurrenceSet.timed(LocalDateTime.parse(start), zone, lines(lines));
  }

  private static RecurrenceLines lines(String... lines) {
    return RecurrenceLines.parse(List.of(lines), Leniency.LENIENT);
  }
}
