package koyomi.bench.recurrence;

import static koyomi.bench.recurrence.Series.ZONE;

import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** WEEKLY on Monday, Wednesday and Friday: its first year, and a month ten years on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WeeklyBenchmark {
  /** The first year (157 instances), or the month of January ten years after the start (13). */
  @Param({"year", "monthTenYearsOn"})
  public String window = "";

  private final LocalDateTime start = LocalDate.of(2024, 1, 1).atTime(9, 0);
  private final Series series =
      new Series(
          start,
          "FREQ=WEEKLY;BYDAY=MO,WE,FR",
          Series.biweekly(Frequency.WEEKLY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)
              .build());
  private long from;
  private long to;

  /** Sets the window and holds the peers to the same answer. */
  @Setup
  public void setUp() {
    boolean year = window.equals("year");
    LocalDate first = LocalDate.of(year ? 2024 : 2034, 1, 1);
    from = first.atStartOfDay(ZONE).toEpochSecond();
    to = (year ? first.plusYears(1) : first.plusMonths(1)).atStartOfDay(ZONE).toEpochSecond();
    Agreement.check(koyomi(), libRecur(), biweekly(), ical4j(), plainLoop());
  }

  @Benchmark
  public long koyomi() {
    return series.koyomi(from, to);
  }

  @Benchmark
  public long libRecur() {
    return series.libRecur(from, to);
  }

  @Benchmark
  public long biweekly() {
    return series.biweekly(from, to);
  }

  @Benchmark
  public long ical4j() {
    return series.ical4j(from, to);
  }

  /** The loop one writes by hand on java.time, skipping the weeks before the window. */
  @Benchmark
  public long plainLoop() {
    LocalTime time = start.toLocalTime();
    LocalDate monday = start.toLocalDate();
    LocalDate first = Instant.ofEpochSecond(from).atZone(ZONE).toLocalDate();
    long weeks = Math.max(0, (first.toEpochDay() - monday.toEpochDay()) / 7);
    long sum = 0;
    for (LocalDate week = monday.plusWeeks(weeks); ; week = week.plusWeeks(1)) {
      for (int day = 0; day <= 4; day += 2) {
        long second = week.plusDays(day).atTime(time).atZone(ZONE).toEpochSecond();
        if (second >= to) {
          return sum;
        }
        if (second >= from) {
          sum += second;
        }
      }
    }
  }
}
