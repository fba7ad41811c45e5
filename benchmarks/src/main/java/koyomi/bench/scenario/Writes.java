package koyomi.bench.scenario;

import java.util.List;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.stack.Stack;

/** Creates events: so many a second, or as fast as 64 clients can. */
public final class Writes implements Benchmark {
  private static final int RATE = 200;
  private static final int OPEN_CONNECTIONS = 64;
  private static final int CLOSED_CONNECTIONS = 64;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 30;

  private final boolean open;

  private Writes(boolean open) {
    this.open = open;
  }

  /** Open loop, 200/s. */
  public static Writes open() {
    return new Writes(true);
  }

  /** Closed loop, 64 clients. */
  public static Writes closed() {
    return new Writes(false);
  }

  @Override
  public void run(Options options, Report report) {
    Stack stack = Stack.running(options);
    String run = Calendars.runId();
    List<Calendars.Owned> calendars =
        Calendars.create(stack, "bench write " + run, 1, Calendars.COMPANY);
    LoadPlan plan = plan(options);
    report.progress("creating events");
    LoadResult result = LoadDriver.run(stack.api(), plan, new NewEvents(calendars, run));
    if (open) {
      String name = "create event, " + plan.ratePerSecond() + "/s";
      report.figure(name + ": p50", result.millis(50), "ms", Goal.atMost(30));
      report.figure(name + ": p95", result.millis(95), "ms", Goal.atMost(60));
      report.figure(name + ": p99", result.millis(99), "ms", Goal.atMost(100));
      report.figure(name + ": reached", result.perSecond(), "/s");
      report.load(name, result);
    } else {
      String name = "create event, " + plan.connections() + " clients";
      report.figure(name, result.perSecond(), "/s", Goal.atLeast(1_500));
      report.figure(name + ": p50", result.millis(50), "ms");
      report.figure(name + ": p99", result.millis(99), "ms");
      report.load(name, result);
    }
  }

  private LoadPlan plan(Options options) {
    var warmUp = options.seconds("warmup", WARM_UP);
    var duration = options.seconds("seconds", SECONDS);
    return open
        ? LoadPlan.open(
            options.number("rate", RATE),
            options.number("connections", OPEN_CONNECTIONS),
            warmUp,
            duration)
        : LoadPlan.closed(options.number("connections", CLOSED_CONNECTIONS), warmUp, duration);
  }
}
