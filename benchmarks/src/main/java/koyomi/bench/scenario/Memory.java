package koyomi.bench.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Generator;
import koyomi.bench.data.Item;
import koyomi.bench.http.RestSession;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.stack.Metrics;
import koyomi.bench.stack.Stack;
import koyomi.bench.stack.StackProcess;
import koyomi.bench.stack.StackProcesses;

/** Memory of the service while it is written to and looked at. */
public final class Memory implements Benchmark {
  private static final int SECONDS = 20;
  private static final int RATE = 200;
  private static final int WRITERS = 64;
  private static final int READERS = 8;
  private static final double MIB = 1024.0 * 1024;

  /** Instantiated by name. */
  public Memory() {}

  @Override
  public void run(Options options, Report report) throws IOException {
    Stack stack = Stack.running(options);
    StackProcess service = StackProcesses.service(stack);
    Duration duration = options.seconds("seconds", SECONDS);
    String run = Calendars.runId();
    List<Calendars.Owned> calendars = Calendars.create(stack, "bench memory " + run, 1);
    report.progress("writing");
    LoadResult writes =
        LoadDriver.run(
            stack.api(),
            LoadPlan.open(RATE, WRITERS, Duration.ZERO, duration),
            new NewEvents(calendars, run));
    report.load("create event, " + RATE + "/s", writes);
    BenchCalendar calendar = Generator.crowded(MonthViews.seed(options), MonthViews.now());
    List<Item> items = calendar.items(MonthViews.USER);
    Side koyomi = MonthViews.koyomi(stack, calendar, report);
    report.progress("looking at months");
    LoadResult views =
        koyomi.load(LoadPlan.closed(READERS, Duration.ZERO, duration), calendar, items);
    report.load(calendar.name(), views);
    try (RestSession session = stack.session("admin")) {
      figures(Metrics.of(session), service, report);
    }
  }

  private static void figures(Metrics metrics, StackProcess service, Report report) {
    double max = metrics.sum("jvm_memory_max_bytes", "area=\"heap\"");
    // pools without a bound of their own say -1
    double committed = metrics.sum("jvm_memory_committed_bytes", "area=\"heap\"");
    report.figure("heap, bound", max / MIB, "MiB", Goal.atMost(512));
    report.figure("heap, committed", committed / MIB, "MiB", Goal.atMost(512));
    report.figure("heap, used", metrics.sum("jvm_memory_used_bytes", "area=\"heap\"") / MIB, "MiB");
    report.figure(
        "heap, live after a collection",
        metrics.sum("jvm_gc_live_data_size_bytes", "") / MIB,
        "MiB");
    report.figure("service resident", service.resident() / MIB, "MiB");
    report.figure("service resident, at most", service.residentPeak() / MIB, "MiB");
    rocks(metrics, report);
  }

  /** RocksDB's parts, of all stores. Those that share a cache each show the whole of it. */
  private static void rocks(Metrics metrics, Report report) {
    for (String part :
        List.of(
            "block_cache_usage",
            "block_cache_capacity",
            "size_all_mem_tables",
            "estimate_table_readers_mem")) {
      List<Metrics.Sample> samples =
          metrics.samples(s -> s.name().toLowerCase(Locale.ROOT).contains(part) && s.value() > 0);
      double sum = samples.stream().mapToDouble(Metrics.Sample::value).sum();
      double most = samples.stream().mapToDouble(Metrics.Sample::value).max().orElse(0);
      boolean shared = part.startsWith("block_cache");
      if (!samples.isEmpty()) {
        report.figure("RocksDB " + part.replace('_', ' '), (shared ? most : sum) / MIB, "MiB");
      }
    }
  }
}
