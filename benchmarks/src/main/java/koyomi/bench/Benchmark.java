package koyomi.bench;

import java.io.IOException;

/** One of the named benchmarks. */
public interface Benchmark {
  /**
   * Runs it.
   *
   * @param options of the command line
   * @param report takes the figures, and what was wrong
   * @throws IOException if a process or a file fails it
   * @throws InterruptedException if it is to end early
   */
  void run(Options options, Report report) throws IOException, InterruptedException;
}
