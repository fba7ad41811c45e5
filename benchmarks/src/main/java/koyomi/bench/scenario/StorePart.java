package koyomi.bench.scenario;

import java.time.Duration;
import java.util.List;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Generator;
import koyomi.bench.data.Item;
import koyomi.bench.http.RestSession;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.stack.Buckets;
import koyomi.bench.stack.Metrics;
import koyomi.bench.stack.Stack;

/**
 * The store's part of a crowded month view, query and decoding, as the service itself times it: a
 * histogram at {@code /actuator/prometheus}. Measured at a rate that leaves the machine room, since
 * under full load the time is that of waiting for a core.
 */
public final class StorePart implements Benchmark {
  private static final String METRIC = "koyomi_read_store_seconds";
  private static final int RATE = 200;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 15;
  private static final int SECONDS = 15;
  private static final double MILLIS = 1e3;

  /** Instantiated by name. */
  public StorePart() {}

  @Override
  public void run(Options options, Report report) {
    Stack stack = Stack.running(options);
    BenchCalendar calendar = Generator.crowded(MonthViews.seed(options), MonthViews.now());
    List<Item> items = calendar.items(MonthViews.USER);
    Side koyomi = MonthViews.koyomi(stack, calendar, report);
    koyomi.load(
        LoadPlan.closed(CONNECTIONS, Duration.ZERO, options.seconds("warmup", WARM_UP)),
        calendar,
        items);
    String metric = options.text("metric", METRIC);
    try (RestSession session = stack.session("admin")) {
      Buckets before = Buckets.of(Metrics.of(session), metric);
      int rate = options.number("rate", RATE);
      Duration duration = options.seconds("seconds", SECONDS);
      LoadResult views =
          koyomi.load(LoadPlan.open(rate, CONNECTIONS, Duration.ZERO, duration), calendar, items);
      Buckets during = Buckets.of(Metrics.of(session), metric).since(before);
      if (during.count() == 0) {
        throw new IllegalStateException("the service shows no histogram " + metric);
      }
      String name = "store's part of a crowded month, " + rate + "/s";
      report.figure(name + ": p50 at most", during.quantile(0.5) * MILLIS, "ms");
      report.figure(name + ": p99 at most", during.quantile(0.99) * MILLIS, "ms", Goal.atMost(1));
      report.load(name, views);
    }
  }
}
