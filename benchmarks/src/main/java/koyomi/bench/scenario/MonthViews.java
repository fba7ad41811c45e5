package koyomi.bench.scenario;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.baseline.BaselineProcess;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Generator;
import koyomi.bench.data.Item;
import koyomi.bench.load.LoadResult;
import koyomi.bench.stack.Stack;

/** Month views of a crowded or a person's calendar; with {@code --baseline} beside PostgreSQL. */
public final class MonthViews implements Benchmark {
  /** Who owns the generated calendars. */
  static final String USER = "alice";

  private static final int SEED = 1;
  private static final double TIMES_BASELINE = 1.5;

  private final boolean crowded;

  private MonthViews(boolean crowded) {
    this.crowded = crowded;
  }

  /** 2,000 events, 300 of them series. */
  public static MonthViews crowded() {
    return new MonthViews(true);
  }

  /** 60 occurrences a month. */
  public static MonthViews person() {
    return new MonthViews(false);
  }

  @Override
  public void run(Options options, Report report) throws IOException {
    Stack stack = Stack.running(options);
    BenchCalendar calendar = calendar(options);
    List<Item> items = calendar.items(USER);
    Side koyomi = koyomi(stack, calendar, report);
    Duel duel = new Duel(calendar, items, options);
    if (!options.has("baseline")) {
      figures(koyomi, duel.run(List.of(koyomi), report).getFirst(), calendar, items, report);
      return;
    }
    try (BaselineProcess baseline = BaselineViews.start(options, stack, report)) {
      List<Side> sides = new ArrayList<>(List.of(koyomi));
      sides.addAll(BaselineViews.sides(baseline, calendar, options));
      List<LoadResult> results = duel.run(sides, report);
      LoadResult own = results.getFirst();
      figures(koyomi, own, calendar, items, report);
      for (int i = 1; i < sides.size(); i++) {
        String name = sides.get(i).name();
        report.figure(name, results.get(i).perSecond(), "/s");
        report.figure(name + ": p99", results.get(i).millis(99), "ms");
        report.figure(
            "Koyomi / " + name,
            own.perSecond() / results.get(i).perSecond(),
            "times",
            Goal.atLeast(TIMES_BASELINE));
        report.load(name, results.get(i));
      }
    }
  }

  /** Returns Koyomi as a side, the calendar loaded. */
  static Side koyomi(Stack stack, BenchCalendar calendar, Report report) {
    String id = new CalendarLoader(stack, USER, report).ensure(calendar);
    return new Side("Koyomi", stack.api(), stack.token(USER), id, "");
  }

  /** Returns the generated calendar. */
  private BenchCalendar calendar(Options options) {
    long seed = seed(options);
    YearMonth now = now();
    return crowded ? Generator.crowded(seed, now) : Generator.person(seed, now);
  }

  static long seed(Options options) {
    return options.number("seed", SEED);
  }

  static YearMonth now() {
    return YearMonth.now(Generator.ZONE);
  }

  private void figures(
      Side side, LoadResult result, BenchCalendar calendar, List<Item> items, Report report) {
    String name = side.name() + ", " + calendar.name();
    report.figure(name, result.perSecond(), "/s", Goal.atLeast(crowded ? 800 : 2_000));
    report.figure(name + ": p50", result.millis(50), "ms");
    report.figure(name + ": p99", result.millis(99), "ms", Goal.atMost(crowded ? 50 : 20));
    report.figure("occurrences in an average month", mean(calendar, items), "");
    report.figure("average answer", result.bytes() / (double) result.count() / 1_000, "KB");
    report.load(name, result);
  }

  private static double mean(BenchCalendar calendar, List<Item> items) {
    return calendar.months().stream()
        .mapToInt(month -> calendar.inMonth(items, month).size())
        .average()
        .orElse(0);
  }
}
