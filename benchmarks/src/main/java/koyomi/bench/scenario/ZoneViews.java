package koyomi.bench.scenario;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.load.Traffic;
import koyomi.bench.zones.NewRules;
import koyomi.bench.zones.NewRules.Side;
import koyomi.bench.zones.ZoneView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks at months drawn at random, over one connection, calendar after calendar: each view is
 * entirely by the old rules or entirely by the new ones, and no calendar goes back.
 */
final class ZoneViews implements Traffic {
  private static final int OK = 200;
  private static final int EXAMPLES = 3;

  private final ZoneOffice office;
  private final NewRules rules;
  private final List<YearMonth> months;
  private final SplittableRandom random = new SplittableRandom(3);
  private final BitSet renewed = new BitSet();
  private final List<String> examples = new ArrayList<>();
  private int calendar;
  private YearMonth month;
  private volatile int renewedCount;
  private volatile long lastOld = Long.MIN_VALUE;

  ZoneViews(ZoneOffice office, NewRules rules) {
    this.office = office;
    this.rules = rules;
    this.months = office.calendar(0).months();
    this.month = months.getFirst();
  }

  @Override
  public Request request(long number) {
    calendar = (calendar + 1) % office.size();
    month = months.get(random.nextInt(months.size()));
    return office.view(calendar, month);
  }

  @Override
  public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
    if (answer.status() != OK) {
      return "status " + answer.status();
    }
    ZoneView view = new ZoneView(office.calendar(calendar), month, rules);
    JsonNode items = ZoneOffice.json(answer).required("items");
    Set<Side> sides = view.sides(items);
    if (sides.isEmpty()) {
      example(view.difference(items, Side.BEFORE, List.of()), "old");
      example(view.difference(items, Side.AFTER, List.of()), "new");
      return "a view that neither the old nor the new rules give";
    }
    if (sides.equals(Set.of(Side.AFTER))) {
      renewed.set(calendar);
      renewedCount = renewed.cardinality();
    } else if (sides.equals(Set.of(Side.BEFORE))) {
      lastOld = System.nanoTime();
      if (renewed.get(calendar)) {
        example("all of it old", "new");
        return "a view by the old rules after one by the new ones";
      }
    }
    return null;
  }

  /** Returns in how many calendars a view by the new rules was seen. */
  int renewed() {
    return renewedCount;
  }

  /** Returns when the last view by the old rules was answered, by {@link System#nanoTime}. */
  long lastOld() {
    return lastOld;
  }

  /** Returns what some wrong views were like; only when this no longer runs. */
  List<String> examples() {
    return examples;
  }

  private void example(String what, String side) {
    if (examples.size() < EXAMPLES * 2) {
      examples.add("calendar " + calendar + ", " + month + ", by " + side + " rules: " + what);
    }
  }
}
