package koyomi.devstack.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Says what has happened, with the seconds since the JVM started. */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress SILENT = message -> {};

  /**
   * Reports a step.
   *
   * @param message what has happened
   */
  void report(String message);

  /**
   * Prints a line for each step.
   *
   * @param out where to
   */
  static Progress printing(PrintStream out) {
    var start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    return message -> {
      var elapsed = Duration.between(start, Instant.now());
      out.printf("%6.1f s  %s%n", elapsed.toMillis() / 1000.0, message);
      out.flush();
    };
  }
}
