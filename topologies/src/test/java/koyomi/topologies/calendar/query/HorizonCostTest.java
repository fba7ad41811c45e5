package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Target;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.Drafts;
import org.junit.jupiter.api.Test;

/**
 * How long a moving horizon holds commands up: they wait for one slice at most. In the long run
 * ({@code -Dkoyomi.horizon.series=10000}) of the size that the documentation states.
 */
class HorizonCostTest {
  private static final int SERIES = Integer.getInteger("koyomi.horizon.series", 600);

  @Test
  void shouldTakeManyShortSlicesWhenACalendarHasManySeries() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Europe/Berlin")) {
      for (int i = 0; i < SERIES; i++) {
        // Spread over the day: what overlaps is told, and that isn't what is measured.
        LocalDateTime start = LocalDateTime.parse("2026-01-05T00:00").plusMinutes(i % 94 * 15L);
        driver.send(
            "alice",
            new CalendarCommand.PutEvent(
                "e%06d".formatted(i),
                Drafts.draft(
                    "Series " + i,
                    Drafts.at(start + ":00", "Europe/Berlin"),
                    Drafts.at(start.plusMinutes(15) + ":00", "Europe/Berlin"),
                    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR"),
                new Target.Whole()));
      }
      driver.passes(Duration.ofMillis(100));
      driver.passes(Duration.ofDays(31).minusSeconds(10));
      driver.facts();
      Calendar before = calendar(driver);
      long[] slices = new long[100_000];
      int count = 0;
      do {
        long begin = System.nanoTime();
        driver.passes(Duration.ofMillis(100));
        slices[count++] = System.nanoTime() - begin;
      } while (calendar(driver).horizon().move() != null);
      long[] sorted = Arrays.stream(slices, 0, count).sorted().toArray();
      System.out.printf(
          "%d series: %d slices, p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d ms in all%n",
          SERIES,
          count,
          sorted[count / 2] / 1e6,
          sorted[count * 99 / 100] / 1e6,
          sorted[count - 1] / 1e6,
          Arrays.stream(sorted).sum() / 1_000_000);

      assertThat(calendar(driver).horizon().first()).isAfter(before.horizon().first());
      // A slice ends after 10 ms; the rest is room for a crowded machine.
      assertThat(sorted[count / 2]).isLessThan(Duration.ofMillis(50).toNanos());
      assertThat(count).isGreaterThan(SERIES / 2_000);
    }
  }

  private static Calendar calendar(CalendarDriver driver) {
    return DriverQueries.view(driver).calendar(CALENDAR).orElseThrow();
  }
}
