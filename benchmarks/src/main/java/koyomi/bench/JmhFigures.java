package koyomi.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks that need no service, by JMH, in a few minutes. */
final class JmhFigures {
  private JmhFigures() {}

  /**
   * Runs the benchmarks of a package, or what JMH's own options narrow them to.
   *
   * @param family name of the package
   * @param arguments as JMH takes them, such as a pattern of benchmark names
   */
  static void run(String family, String... arguments)
      throws RunnerException, CommandLineOptionException {
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
      options.include(JmhFigures.class.getPackageName() + "." + family + ".");
    }
    new Runner(options.build()).run();
  }
}
