package koyomi.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import koyomi.bench.Goal;
import koyomi.bench.Report;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.load.Traffic;
import koyomi.bench.stack.Stack;
import org.HdrHistogram.Histogram;

/**
 * Events that are created in an open loop, while calendars are watched for what comes of them, each
 * over a connection of its own. A time counts from when the organiser's request was due until an
 * answer with what came of it has been read.
 *
 * @param name of the load in figures
 * @param what comes of each event, one a request
 * @param where it is seen
 * @param goal of the 95th percentile in milliseconds
 */
record WatchedLoad(String name, String what, String where, Goal goal) {
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;

  /** Runs it and reports the figures, and what didn't come or was wrong. */
  void run(Stack stack, LoadPlan plan, Traffic traffic, List<ChangesWatch> watches, Report report)
      throws InterruptedException {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(watches.size())) {
      List<Future<Long>> watching = new ArrayList<>();
      watches.forEach(watch -> watching.add(threads.submit(watch)));
      try {
        LoadResult result = LoadDriver.run(stack.api(), plan, traffic);
        watches.forEach(ChangesWatch::end);
        long polls = 0;
        for (Future<Long> watch : watching) {
          polls += watch.get();
        }
        double seconds = (System.nanoTime() - begin) / NANOS_A_SECOND;
        figures(report, result, watches, polls / seconds);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a watch failed: " + e.getCause(), e);
      } finally {
        watches.forEach(ChangesWatch::end);
      }
    }
  }

  private void figures(
      Report report, LoadResult result, List<ChangesWatch> watches, double pollsPerSecond) {
    Histogram seen = watches.getFirst().seen().copy();
    watches.subList(1, watches.size()).forEach(watch -> seen.add(watch.seen()));
    String times = name + ", " + where;
    report.figure(times + ": p50", millis(seen, 50), "ms");
    report.figure(times + ": p95", millis(seen, 95), "ms", goal);
    report.figure(times + ": p99", millis(seen, 99), "ms");
    report.figure(times + ": longest", seen.getMaxValue() / NANOS_A_MILLI, "ms");
    report.figure(name + ": " + what + " seen", (double) seen.getTotalCount(), "");
    report.figure(name + ", organiser's answer: p50", result.millis(50), "ms");
    report.figure(name + ", organiser's answer: p95", result.millis(95), "ms");
    report.figure("looks at the calendars", pollsPerSecond, "/s");
    report.load(name, result);
    for (ChangesWatch watch : watches) {
      watch.faults().forEach(report::differ);
    }
    if (seen.getTotalCount() != result.count()) {
      report.differ(result.count() + " events, but " + seen.getTotalCount() + " " + what);
    }
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_A_MILLI;
  }
}
