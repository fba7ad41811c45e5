package koyomi.bench.recurrence;

import static koyomi.bench.recurrence.Series.ZONE;

import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The last working day of each month over five years; two days of a week over twenty years. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MonthlyYearlyBenchmark {
  private static final DayOfWeek[] WORKING_DAYS = {
    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY
  };

  /** Monthly: 60 instances; yearly: 40. */
  @Param({"monthlyLastWorkingDay", "yearlyWeekNumber"})
  public String rule = "";

  private Series series = monthly();
  private long from;
  private long to;

  /** Sets the series and holds the peers to the same answer. */
  @Setup
  public void setUp() {
    boolean monthly = rule.equals("monthlyLastWorkingDay");
    series = monthly ? monthly() : yearly();
    LocalDate first = LocalDate.of(2024, 1, 1);
    from = first.atStartOfDay(ZONE).toEpochSecond();
    to = first.plusYears(monthly ? 5 : 20).atStartOfDay(ZONE).toEpochSecond();
    Agreement.check(koyomi(), libRecur(), biweekly(), ical4j());
  }

  private static Series monthly() {
    return new Series(
        LocalDate.of(2024, 1, 31).atTime(9, 0),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        Series.biweekly(Frequency.MONTHLY, WORKING_DAYS).bySetPos(-1).build());
  }

  private static Series yearly() {
    return new Series(
        LocalDate.of(2024, 5, 13).atTime(9, 0),
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,WE",
        Series.biweekly(Frequency.YEARLY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)
            .byWeekNo(20)
            .build());
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
}
