package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that never match and rules made to exhaust us. */
@Timeout(10)
class BoundsTest {
  private static RecurrenceSet set(String... lines) {
    return RecurrenceSet.timed(
        LocalDateTime.of(2024, 1, 1, 9, 0),
        ZoneId.of("Europe/Berlin"),
        RecurrenceLines.parse(List.of(lines), Leniency.LENIENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,59",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
        "FREQ=MINUTELY;BYSETPOS=5",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=YEARLY;INTERVAL=2147483647",
        "FREQ=SECONDLY;INTERVAL=2147483647;BYMONTH=2;BYMONTHDAY=30"
      })
  void shouldEndQuicklyWhenNothingEverMatches(String rule) {
    OccurrenceCursor cursor = set("RRULE:" + rule).cursor();
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.next()).isFalse();
    cursor.seek(cursor.epochSecond() + 1);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void shouldReachAnyYearAtOnceWhenASeriesGoesOnEverySecond() {
    OccurrenceCursor cursor = set("RRULE:FREQ=SECONDLY").cursor();
    long then = LocalDate.of(2199, 1, 1).toEpochDay() * Civil.DAY;
    cursor.seek(then);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.epochSecond()).isEqualTo(then);
  }

  @Test
  void shouldEndWithTheYear9999WhenTheRuleIsEndless() {
    OccurrenceCursor cursor = set("RRULE:FREQ=YEARLY").cursor();
    int instances = 0;
    while (cursor.next()) {
      instances++;
    }
    assertThat(instances).isEqualTo(9999 - 2024 + 1);
  }

  @Test
  void shouldGiveUpWhenEverythingIsExcluded() {
    assertThat(set("RRULE:FREQ=SECONDLY", "EXRULE:FREQ=SECONDLY").cursor().next()).isFalse();
  }

  @Test
  void shouldNotCountOneByOneWhenCountIsHuge() {
    RecurrenceSet set = set("RRULE:FREQ=SECONDLY;COUNT=100000000000");
    OccurrenceCursor cursor = set.cursor();
    cursor.seek(LocalDate.of(2100, 1, 1).toEpochDay() * Civil.DAY);
    assertThat(cursor.next()).isTrue();
    OccurrenceCursor days = set("RRULE:FREQ=DAILY;BYHOUR=1,2;COUNT=1000000000").cursor();
    days.seek(LocalDate.of(2100, 1, 1).toEpochDay() * Civil.DAY);
    assertThat(days.next()).isTrue();
  }

  @Test
  void shouldStayWithinBoundsWhenEverySecondOfAYearIsListed() {
    String all = "0";
    for (int i = 1; i < 60; i++) {
      all += "," + i;
    }
    String hours = all.substring(0, all.indexOf(",24"));
    String rule =
        "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=%s;BYMINUTE=%s;BYSECOND=%s;BYSETPOS=-1"
            .formatted(hours, all, all);
    assertThat(ConformanceCase.local(set(rule).cursor(), 3, false))
        .containsExactly("20240101T090000", "20241231T235959", "20251231T235959");
  }

  @Test
  void shouldRefuseWhenDatesAreTooMany() {
    String line = "RDATE:" + String.join(",", Collections.nCopies(20_001, "20240101T000000Z"));
    assertThatThrownBy(() -> RecurrenceLines.parse(List.of(line), Leniency.LENIENT))
        .isInstanceOfSatisfying(
            RecurrenceException.class, e -> assertThat(e.part()).isEqualTo("recurrence"));
  }

  @Test
  void shouldTakeMicrosecondsWhenAWindowLiesFarAway() {
    OccurrenceCursor cursor = set("RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR").cursor();
    long then = LocalDate.of(2150, 1, 1).toEpochDay() * Civil.DAY;
    long begin = System.nanoTime();
    for (int i = 0; i < 20_000; i++) {
      cursor.seek(then + i);
      assertThat(cursor.next()).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }
}
