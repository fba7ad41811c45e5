package koyomi.bench.recurrence;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a rule's text to something that can be walked; the peers parse only. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {
  @Param({
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20301231T225959Z",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=60"
  })
  public String rule = "";

  private final LocalDateTime start = LocalDateTime.of(2024, 1, 31, 9, 0);

  /** Parses the line and compiles the set. */
  @Benchmark
  public RecurrenceSet koyomi() {
    return RecurrenceSet.timed(
        start, Series.ZONE, RecurrenceLines.parse(List.of("RRULE:" + rule), Leniency.STRICT));
  }

  @Benchmark
  public RecurrenceRule libRecur() throws InvalidRecurrenceRuleException {
    return new RecurrenceRule(rule);
  }

  @Benchmark
  public Recur<ZonedDateTime> ical4j() {
    return new Recur<>(rule);
  }
}
