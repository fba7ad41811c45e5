package koyomi.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.stack.OwnStack;
import koyomi.bench.zones.NewRules;
import koyomi.bench.zones.NewRules.Side;
import koyomi.bench.zones.ZoneView;

/**
 * Changes the rules of a zone under many calendars while events are created in them and months are
 * looked at, on a stack of its own.
 */
public final class ZoneChange implements Benchmark {
  private static final int CALENDARS = 1_000;
  private static final int EVENTS = 100;
  private static final int SHOWN = 3;
  private static final double NANOS = 1e9;
  private static final Duration START = Duration.ofMinutes(3);

  /** Months compared of each calendar, from now: as before, shifted, and not kept expanded. */
  private static final List<Integer> COMPARED = List.of(-1, 2, 7, 13, 14);

  /** Instantiated by name. */
  public ZoneChange() {}

  @Override
  public void run(Options options, Report report) throws IOException, InterruptedException {
    int calendars = options.number("calendars", CALENDARS);
    int events = options.number("events", EVENTS);
    Path data = Files.createTempDirectory("koyomi-bench-zones");
    try (OwnStack own = OwnStack.start(data, OwnStack.freePort())) {
      own.awaitReady(START);
      YearMonth now = YearMonth.now(NewRules.ZONE);
      report.progress("importing " + calendars + " calendars of " + events + " events");
      long begun = System.nanoTime();
      ZoneOffice office = ZoneOffice.open(own.stack(), now, calendars, events);
      report.figure("events, by import", (double) calendars * events, "");
      report.figure("time of the import", (System.nanoTime() - begun) / NANOS, "s");
      NewRules rules = NewRules.soon(now);
      Path folder = data.resolve("new-rules");
      rules.write(folder);
      ZoneWrites writes = new ZoneWrites(office);
      compare(office, rules, Side.BEFORE, writes, report);
      new ZoneRush(office, writes, options, report).run(rules, folder);
      compare(office, rules, Side.AFTER, writes, report);
    }
    Folders.delete(data);
  }

  /** Compares some months of all calendars with what is right on a side. */
  private static void compare(
      ZoneOffice office, NewRules rules, Side side, ZoneWrites writes, Report report) {
    String when = side == Side.BEFORE ? "before" : "after";
    report.progress("comparing views " + when);
    int[] wrong = {0};
    for (int months : COMPARED) {
      office.look(
          months,
          (items, calendar) -> {
            YearMonth month = office.calendar(calendar).anchor().plusMonths(months);
            String difference =
                new ZoneView(office.calendar(calendar), month, rules)
                    .difference(items, side, writes.acknowledged(calendar));
            if (!difference.isEmpty() && wrong[0]++ < SHOWN) {
              report.differ("calendar " + calendar + ", " + month + ": " + difference);
            }
          });
    }
    String what = "month views of all calendars " + when;
    report.figure(what + ": compared", (double) COMPARED.size() * office.size(), "");
    report.figure(what + ": wrong", wrong[0], "", Goal.atMost(0));
  }
}
