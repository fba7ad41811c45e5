package koyomi.bench.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Item;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;

/** Loads several sides in turn, round after round, so that a slow spell of the machine hits all. */
final class Duel {
  private static final int CONNECTIONS = 8;

  /** Compilers of two cores are busy for as long after a start; then rounds are alike. */
  private static final int WARM_UP = 60;

  private static final int SECONDS = 20;
  private static final int ROUNDS = 4;

  private final BenchCalendar calendar;
  private final List<Item> items;
  private final int connections;
  private final int rounds;
  private final Duration warmUp;
  private final Duration round;

  Duel(BenchCalendar calendar, List<Item> items, Options options) {
    this.calendar = calendar;
    this.items = items;
    this.connections = options.number("connections", CONNECTIONS);
    this.rounds = options.number("rounds", ROUNDS);
    this.warmUp = options.seconds("warmup", WARM_UP);
    this.round = options.seconds("seconds", SECONDS).dividedBy(rounds);
  }

  int connections() {
    return connections;
  }

  /**
   * Checks, warms up and measures.
   *
   * @return the sum of all rounds of each side, in their order
   */
  List<LoadResult> run(List<Side> sides, Report report) {
    for (Side side : sides) {
      report.progress("checking and warming up: " + side.name());
      side.check(calendar, items, report);
      LoadResult warm =
          side.load(LoadPlan.closed(connections, Duration.ZERO, warmUp), calendar, items);
      warm.faults().forEach((fault, n) -> report.differ(side.name() + ": " + n + " × " + fault));
    }
    List<LoadResult> sums = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      for (int j = 0; j < sides.size(); j++) {
        Side side = sides.get(j);
        // half a second for connections and caches to settle
        LoadPlan plan = LoadPlan.closed(connections, Duration.ofMillis(500), round);
        LoadResult result = side.load(plan, calendar, items);
        report.progress("round %d, %s: %.0f/s".formatted(i + 1, side.name(), result.perSecond()));
        if (i == 0) {
          sums.add(result);
        } else {
          sums.set(j, sums.get(j).plus(result));
        }
      }
    }
    return sums;
  }
}
