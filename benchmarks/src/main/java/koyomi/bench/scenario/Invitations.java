package koyomi.bench.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.stack.Stack;
import org.HdrHistogram.Histogram;

/**
 * Invitations from end to end: events with one attendee each are created in an open loop, and every
 * attendee's calendar is watched over a connection of its own. A time counts from when the
 * organiser's request was due until an answer with the copy in it has been read.
 */
public final class Invitations implements Benchmark {
  private static final int RATE = 100;
  private static final int CONNECTIONS = 64;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 30;
  private static final int POLL_MILLIS = 10;
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;

  /** Instantiated by name. */
  public Invitations() {}

  @Override
  public void run(Options options, Report report) throws InterruptedException {
    Stack stack = Stack.running(options);
    Duration poll = Duration.ofMillis(options.number("poll", POLL_MILLIS));
    LoadPlan plan =
        LoadPlan.open(
            options.number("rate", RATE),
            options.number("connections", CONNECTIONS),
            options.seconds("warmup", WARM_UP),
            options.seconds("seconds", SECONDS));
    String run = Calendars.runId();
    List<Calendars.Owned> organisers = Calendars.create(stack, "bench invite " + run, 1);
    int people = Calendars.USERS.size();
    List<InvitedWatch> watches =
        IntStream.range(0, people)
            .mapToObj(i -> InvitedWatch.of(stack.api(), stack.token(Calendars.USERS.get(i)), poll))
            .toList();
    report.progress("inviting");
    InvitationTraffic traffic = new InvitationTraffic(organisers, watches, run);
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      List<Future<Long>> watching = new ArrayList<>();
      watches.forEach(watch -> watching.add(threads.submit(watch)));
      try {
        LoadResult result = LoadDriver.run(stack.api(), plan, traffic);
        watches.forEach(InvitedWatch::end);
        long polls = 0;
        for (Future<Long> watch : watching) {
          polls += watch.get();
        }
        double seconds = (System.nanoTime() - begin) / NANOS_A_SECOND;
        figures(report, plan, result, watches, polls / seconds);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a watch failed: " + e.getCause(), e);
      } finally {
        watches.forEach(InvitedWatch::end);
      }
    }
  }

  private static void figures(
      Report report,
      LoadPlan plan,
      LoadResult result,
      List<InvitedWatch> watches,
      double pollsPerSecond) {
    Histogram seen = watches.getFirst().seen().copy();
    watches.subList(1, watches.size()).forEach(watch -> seen.add(watch.seen()));
    String name = "invitation, " + plan.ratePerSecond() + "/s";
    report.figure(name + ", to the view: p50", millis(seen, 50), "ms");
    report.figure(name + ", to the view: p95", millis(seen, 95), "ms", Goal.atMost(150));
    report.figure(name + ", to the view: p99", millis(seen, 99), "ms");
    report.figure(name + ", to the view: longest", seen.getMaxValue() / NANOS_A_MILLI, "ms");
    report.figure(name + ": copies seen", (double) seen.getTotalCount(), "");
    report.figure(name + ", organiser's answer: p50", result.millis(50), "ms");
    report.figure(name + ", organiser's answer: p95", result.millis(95), "ms");
    report.figure("looks at the attendees' calendars", pollsPerSecond, "/s");
    report.load(name, result);
    for (InvitedWatch watch : watches) {
      watch.faults().forEach(report::differ);
    }
    if (seen.getTotalCount() != result.count()) {
      report.differ(result.count() + " events, but " + seen.getTotalCount() + " copies");
    }
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_A_MILLI;
  }
}
