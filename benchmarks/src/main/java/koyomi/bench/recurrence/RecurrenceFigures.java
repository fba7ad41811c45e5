package koyomi.bench.recurrence;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the recurrence benchmarks in about four minutes; JMH's own options narrow them. */
public final class RecurrenceFigures {
  private RecurrenceFigures() {}

  /** Arguments as JMH takes them, such as a pattern of benchmark names. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    var options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(arguments))
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(4)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class);
    if (arguments.length == 0) {
      options.include("koyomi.bench.recurrence");
    }
    new Runner(options.build()).run();
  }
}
