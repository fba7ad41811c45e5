package koyomi.bench.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.load.Traffic;
import koyomi.bench.zones.NewRules;

/** Creates events and looks at months at constant rates until new rules have been taken. */
final class ZoneRush {
  private static final int RATE = 50;
  private static final int CONNECTIONS = 64;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 20;
  private static final int PATIENCE = 240;
  private static final double NANOS = 1e9;
  private static final Duration PART = Duration.ofSeconds(5);

  private final ZoneOffice office;
  private final ZoneWrites writes;
  private final Options options;
  private final Report report;
  private final int rate;

  /**
   * Prepares it.
   *
   * @param options {@code --rate} of writes and {@code --views} a second, {@code --warmup} and
   *     {@code --seconds} of writes before, {@code --patience} in seconds for the layout
   */
  ZoneRush(ZoneOffice office, ZoneWrites writes, Options options, Report report) {
    this.office = office;
    this.writes = writes;
    this.options = options;
    this.report = report;
    this.rate = options.number("rate", RATE);
  }

  /**
   * Runs it.
   *
   * @param folder of the rules
   * @throws IllegalStateException if the rules aren't taken
   */
  void run(NewRules rules, Path folder) throws InterruptedException {
    ZoneViews views = new ZoneViews(office, rules);
    LoadPlan looking =
        new LoadPlan(1, options.number("views", RATE), Duration.ZERO, PART, Long.MAX_VALUE, 1);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<LoadResult> looked = threads.submit(() -> parts(looking, () -> views, over::get));
      try {
        report.progress("creating events before the change");
        latencies("before", load(quiet(), writes.part()));
        report.progress("taking the new rules");
        Future<ZoneApplication.Times> applying =
            threads.submit(
                new ZoneApplication(
                    office.stack(), folder, office.size(), options.seconds("patience", PATIENCE)));
        LoadPlan meanwhile = LoadPlan.open(rate, CONNECTIONS, Duration.ZERO, PART);
        latencies("during the change", parts(meanwhile, writes::part, applying::isDone));
        times(applying.get(), views);
      } finally {
        over.set(true);
      }
      LoadResult all = looked.get();
      report.figure("calendars seen by the new rules under load", views.renewed(), "");
      report.figure("month views under load: p50", all.millis(50), "ms");
      report.figure("month views under load: p99", all.millis(99), "ms");
      report.figure("month views under load: wrong", (double) all.faultCount(), "", Goal.atMost(0));
      report.load("month views under load", all);
      views.examples().forEach(report::differ);
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    }
  }

  private LoadPlan quiet() {
    return LoadPlan.open(
        rate, CONNECTIONS, options.seconds("warmup", WARM_UP), options.seconds("seconds", SECONDS));
  }

  /** Sends a load part by part until something else is over. */
  private LoadResult parts(LoadPlan plan, Supplier<Traffic> traffic, BooleanSupplier isOver) {
    LoadResult sum = load(plan, traffic.get());
    while (!isOver.getAsBoolean()) {
      sum = sum.plus(load(plan, traffic.get()));
    }
    return sum;
  }

  private LoadResult load(LoadPlan plan, Traffic traffic) {
    return LoadDriver.run(office.stack().api(), plan, traffic);
  }

  private void latencies(String when, LoadResult result) {
    String name = "create event, " + rate + "/s, " + when;
    report.figure(name + ": p50", result.millis(50), "ms");
    report.figure(name + ": p95", result.millis(95), "ms");
    report.figure(name + ": p99", result.millis(99), "ms");
    report.load(name, result);
  }

  private void times(ZoneApplication.Times times, ZoneViews views) {
    report.figure("the command took", (times.applied() - times.begun()) / NANOS, "s");
    report.figure(
        "last view by the old rules, after the command's end",
        Math.max(0, views.lastOld() - times.applied()) / NANOS,
        "s");
    if (times.isLaidOut()) {
      report.figure(
          "all calendars laid out anew, after the command's end",
          (times.laidOut() - times.applied()) / NANOS,
          "s");
    } else {
      report.differ("the service didn't lay all calendars out anew in time");
    }
  }
}
