package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "This and following": both parts together hold what the series held, wherever it is split. */
class SeriesSplitTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 2, 30);

  private static RecurrenceSet set(LocalDateTime start, RecurrenceLines lines) {
    return RecurrenceSet.timed(start, ZONE, lines);
  }

  private static RecurrenceLines lines(String text) {
    return RecurrenceLines.parse(List.of(text.split(" ", -1)), Leniency.LENIENT);
  }

  private static List<Long> instants(RecurrenceSet set, int limit) {
    var instants = new ArrayList<Long>();
    OccurrenceCursor cursor = set.cursor();
    while (instants.size() < limit && cursor.next()) {
      instants.add(cursor.epochSecond());
    }
    return instants;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=DAILY;COUNT=60",
        "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=50",
        "RRULE:FREQ=WEEKLY;UNTIL=20240601T000000Z",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU;WKST=SU;COUNT=40",
        "RRULE:FREQ=MONTHLY;BYDAY=-1MO,2TU;COUNT=30",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
        "RRULE:FREQ=YEARLY;BYMONTH=1,3;BYDAY=1MO,-1SU;COUNT=12",
        "RRULE:FREQ=HOURLY;INTERVAL=7;COUNT=300",
        "RRULE:FREQ=HOURLY;INTERVAL=5;BYMINUTE=0,30;BYHOUR=1,2,3,4;COUNT=80",
        "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=20",
        "RRULE:FREQ=DAILY;COUNT=20 RRULE:FREQ=WEEKLY;COUNT=15",
        "RRULE:FREQ=DAILY;COUNT=90 RRULE:FREQ=MONTHLY;BYMONTHDAY=3,20",
        "RRULE:FREQ=WEEKLY;COUNT=9 RDATE:20240110T120000Z,20240320T120000Z EXDATE:20240108T013000Z",
        "RRULE:FREQ=WEEKLY;COUNT=9 RDATE;VALUE=PERIOD:20240110T120000Z/PT3H",
        "RDATE:20240110T120000Z,20240320T120000Z,20240420T120000Z",
        "RRULE:FREQ=DAILY;COUNT=40 EXRULE:FREQ=WEEKLY;BYDAY=SA,SU",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=9 RDATE:20240110T120000Z"
      })
  void shouldLoseAndGainNothingWhenSplitAtAnyInstance(String text) {
    RecurrenceSet whole = set(START, lines(text));
    List<Long> all = instants(whole, 120);
    OccurrenceCursor cursor = whole.cursor();
    for (int i = 0; i < Math.min(all.size(), 95) && cursor.next(); i++) {
      long split = cursor.localSecond();
      if (i == 0) {
        continue;
      }
      LocalDateTime second = LocalDateTime.ofEpochSecond(split, 0, ZoneOffset.UTC);
      List<Long> parts = new ArrayList<>(instants(set(START, whole.before(split)), i + 5));
      parts.addAll(instants(set(second, whole.from(split)), all.size() - i));

      assertThat(parts).as("%s split at %s", text, second).isEqualTo(all);
    }
  }

  @Test
  void shouldPutUntilOnTheFirstPartWhenTheRuleHasNoCount() {
    RecurrenceSet whole = set(START, lines("RRULE:FREQ=DAILY"));
    long split = LocalDate.of(2024, 1, 5).toEpochDay() * Civil.DAY + 9000;
    assertThat(whole.before(split).toLines())
        .containsExactly("RRULE:FREQ=DAILY;UNTIL=20240105T012959Z");
    assertThat(whole.from(split).toLines()).containsExactly("RRULE:FREQ=DAILY");
  }

  @Test
  void shouldShareTheCountWhenTheRuleHasOne() {
    RecurrenceSet whole = set(START, lines("RRULE:FREQ=DAILY;COUNT=10"));
    long split = LocalDate.of(2024, 1, 5).toEpochDay() * Civil.DAY + 9000;
    assertThat(whole.before(split).toLines()).containsExactly("RRULE:FREQ=DAILY;COUNT=4");
    assertThat(whole.from(split).toLines()).containsExactly("RRULE:FREQ=DAILY;COUNT=6");
  }

  @Test
  void shouldEndWithTheDayBeforeWhenTheSeriesIsAllDay() {
    RecurrenceSet whole = RecurrenceSet.allDay(LocalDate.of(2024, 1, 1), lines("RRULE:FREQ=DAILY"));
    long split = LocalDate.of(2024, 1, 5).toEpochDay() * Civil.DAY;
    assertThat(whole.before(split).toLines()).containsExactly("RRULE:FREQ=DAILY;UNTIL=20240104");
  }

  @Test
  void shouldRefuseWhenNoRuleCanSayWhatFollows() {
    RecurrenceSet whole = set(START, lines("RRULE:FREQ=WEEKLY;INTERVAL=2 RDATE:20240110T120000Z"));
    long split = LocalDate.of(2024, 1, 10).toEpochDay() * Civil.DAY + 13 * 3600;
    assertThatThrownBy(() -> whole.from(split))
        .isInstanceOf(RecurrenceException.class)
        .hasMessageContaining("rhythm");
  }

  @Test
  void shouldListTheRestWhenASecondRuleHasAnotherRhythm() {
    RecurrenceSet whole =
        set(START, lines("RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY;INTERVAL=2;BYHOUR=15;COUNT=4"));
    long split = LocalDate.of(2024, 1, 10).toEpochDay() * Civil.DAY + 9000;

    assertThat(whole.from(split).toLines()).hasSize(2).anyMatch(line -> line.startsWith("RDATE"));
    assertThat(instants(set(LocalDateTime.of(2024, 1, 10, 2, 30), whole.from(split)), 60))
        .isEqualTo(instants(whole, 70).subList(10, 70));
  }

  @Test
  void shouldRefuseWhenMoreLiesBeforeThanIsCounted() {
    RecurrenceSet whole = set(START, lines("RRULE:FREQ=SECONDLY;COUNT=100000000"));
    long split = LocalDate.of(2024, 4, 1).toEpochDay() * Civil.DAY;

    assertThatThrownBy(() -> whole.before(split)).isInstanceOf(RecurrenceException.class);
  }
}
