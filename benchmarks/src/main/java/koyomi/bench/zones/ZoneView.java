package koyomi.bench.zones;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import koyomi.bench.zones.NewRules.Side;
import tools.jackson.databind.JsonNode;

/**
 * What the view of a month was, of a calendar to which events are written meanwhile. Such an
 * event's title ends with its local start, so that it can be judged before its write is answered.
 *
 * @param calendar whose
 * @param month which
 * @param rules that change
 */
public record ZoneView(ZoneCalendar calendar, YearMonth month, NewRules rules) {
  /** How titles of events begin that are written while the rules change. */
  private static final String WRITTEN = "Write ";

  /** Returns an event to be written. */
  public static ZoneEvent written(String key, LocalDateTime start) {
    return new ZoneEvent(WRITTEN + key + " " + start, start, false);
  }

  /**
   * Returns the sides that a view is entirely of: none if it is wrong or a mixture, both where
   * nothing shifts.
   *
   * @param items of the answer
   */
  public Set<Side> sides(JsonNode items) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    for (Side side : Side.values()) {
      if (difference(items, side, List.of()).isEmpty()) {
        sides.add(side);
      }
    }
    return sides;
  }

  /**
   * Compares a view with what is right.
   *
   * @param items of the answer
   * @param required events written that have to be there, where they are in this month
   * @return the first few differences; empty if there is none
   */
  public String difference(JsonNode items, Side side, Collection<ZoneEvent> required) {
    TreeSet<String> expected = calendar.shown(month, rules, side);
    for (ZoneEvent event : required) {
      event
          .starts(month)
          .forEach(start -> expected.add(ZoneEvent.shown(event.title(), start, rules, side)));
    }
    TreeSet<String> extra = new TreeSet<>();
    int twice = 0;
    TreeSet<String> found = new TreeSet<>();
    for (JsonNode item : items) {
      String title = item.path("title").asString("");
      String start = item.path("start").asString("");
      String shown = ZoneEvent.shown(title, start, item.path("end").asString(""));
      twice += found.add(shown) ? 0 : 1;
      if (!expected.contains(shown) && !isWritten(title, shown, side)) {
        extra.add(shown);
      }
    }
    expected.removeAll(found);
    if (expected.isEmpty() && extra.isEmpty() && twice == 0) {
      return "";
    }
    return "%d missing%s, %d not expected%s, %d twice"
        .formatted(expected.size(), first(expected), extra.size(), first(extra), twice);
  }

  private boolean isWritten(String title, String shown, Side side) {
    if (!title.startsWith(WRITTEN)) {
      return false;
    }
    LocalDateTime start = LocalDateTime.parse(title.substring(title.lastIndexOf(' ') + 1));
    return shown.equals(ZoneEvent.shown(title, start, rules, side));
  }

  private static String first(TreeSet<String> some) {
    return some.isEmpty() ? "" : " (" + some.first() + ")";
  }
}
