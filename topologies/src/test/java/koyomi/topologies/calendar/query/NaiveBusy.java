package koyomi.topologies.calendar.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.conflict.Overlaps;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;
import koyomi.domain.scheduling.BusyExpansion;
import koyomi.domain.zone.Zones;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.busy.BusyKeys;
import koyomi.topologies.calendar.busy.BusyRow;
import koyomi.topologies.calendar.store.CalendarStores;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** When alice is busy, by expanding every event of hers, and comparing all with all. */
final class NaiveBusy {
  private NaiveBusy() {}

  /** Returns what overlaps a window, in order; when it changed isn't told. */
  static List<BusyInterval> intervals(CalendarDriver driver, Span window, boolean allDayBusy) {
    return Zones.by(
        driver.basis().latestRules(),
        () -> {
          List<BusyInterval> found = new ArrayList<>();
          CalendarView view = DriverQueries.view(driver);
          for (Membership membership : view.memberships("alice")) {
            Calendar calendar = view.calendar(membership.calendarId()).orElseThrow();
            if (!calendar.isDeleted() && calendar.ownerId().equals("alice")) {
              for (Event event : view.events(calendar, null, 1_000, null).items()) {
                BusyExpansion.of(event, calendar.zone(), "alice")
                    .forEach(window, interval -> found.add(undated(interval)));
              }
            }
          }
          found.removeIf(interval -> interval.allDay() && !allDayBusy);
          found.sort(BusyInterval.BY_START);
          return found;
        });
  }

  /** Returns which of some overlap from some moment of a window on. */
  static Set<String> conflicts(List<BusyInterval> intervals, Span window) {
    TreeSet<String> found = new TreeSet<>();
    for (int i = 0; i < intervals.size(); i++) {
      for (int j = 0; j < i; j++) {
        BusyInterval one = intervals.get(i);
        BusyInterval other = intervals.get(j);
        if (one.conflictsWith(other)) {
          add(Conflict.of("alice", one, other), window, found);
        }
      }
    }
    return found;
  }

  /** Adds the text of a conflict whose overlap begins in a window. */
  static void add(Conflict conflict, Span window, Set<String> found) {
    long begin = conflict.second().start();
    if (begin >= window.start() && begin < window.end()) {
      found.add(undated(conflict.first()) + " and " + undated(conflict.second()));
    }
  }

  static BusyInterval undated(BusyInterval interval) {
    return new BusyInterval(
        interval.of(),
        interval.originalOffset(),
        interval.start(),
        interval.startOffset(),
        interval.end(),
        interval.endOffset(),
        interval.allDay(),
        interval.tentative(),
        0);
  }

  /** Returns all conflicts among what is kept. */
  static List<Conflict> kept(CalendarDriver driver, boolean allDayBusy) {
    List<BusyInterval> intervals = new ArrayList<>(keptIntervals(driver));
    intervals.removeIf(interval -> interval.allDay() && !allDayBusy);
    List<Conflict> found = new ArrayList<>();
    Overlaps.forEach(
        intervals, pair -> found.add(Conflict.of("alice", pair.first(), pair.second())));
    return found;
  }

  private static List<BusyInterval> keptIntervals(CalendarDriver driver) {
    Map<BusyInterval.Key, BusyInterval> intervals = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        driver
            .store(CalendarStores.BUSY)
            .range(
                BusyKeys.row("alice", BusyKeys.ALWAYS), BusyKeys.row("alice", Integer.MAX_VALUE))) {
      rows.forEachRemaining(row ->
          BusyRow.decode(row.value, BusyKeys.dayOf(row.key))
              .intervals()
              .forEach(interval -> intervals.put(interval.of(), interval)));
    }
    return List.copyOf(intervals.values());
  }

  /** Tells whether an event is a series that is kept, or a single event within a time. */
  static boolean isKept(CalendarDriver driver, Event event, Span time) {
    List<BusyInterval> own =
        keptIntervals(driver).stream().filter(interval -> isOf(event, interval)).toList();
    return own.size() > 1
        || (own.size() == 1
            && own.getFirst().start() > time.start()
            && own.getFirst().end() < time.end());
  }

  /** Returns the first conflicts of an event among what is kept. */
  static List<Conflict> conflictsOf(CalendarDriver driver, Event event) {
    return kept(driver, true).stream()
        .filter(conflict -> isOf(event, conflict.first()) || isOf(event, conflict.second()))
        .sorted(Conflict.BY_BEGIN)
        .limit(CalendarState.MOST_CONFLICTS)
        .toList();
  }

  private static boolean isOf(Event event, BusyInterval interval) {
    return interval.of().eventId().equals(event.id())
        && interval.of().calendarId().equals(event.calendarId());
  }

  /** Returns the events, by calendar and id, of which nothing is kept by day. */
  static Set<String> onRead(CalendarDriver driver) {
    byte[] row = driver.store(CalendarStores.BUSY).get(BusyKeys.row("alice", BusyKeys.ALWAYS));
    Set<String> found = new HashSet<>();
    BusyRow always = row == null ? BusyRow.EMPTY : BusyRow.decode(row, BusyKeys.ALWAYS);
    always.onRead().forEach(ref -> found.add(ref.calendarId() + ref.eventId()));
    return found;
  }

  /** Returns what a view tells of a window, in order, each once. */
  static List<BusyInterval> seen(CalendarDriver driver, Span window, boolean allDayBusy) {
    TreeSet<BusyInterval> seen =
        new TreeSet<>(Comparator.comparing(NaiveBusy::undated, BusyInterval.BY_START));
    DriverQueries.view(driver)
        .busy(
            "alice",
            window,
            new BusyVisitor() {
              @Override
              public void interval(BusyInterval interval) {
                if (allDayBusy || !interval.allDay()) {
                  seen.add(undated(interval));
                }
              }

              @Override
              public void event(Calendar calendar, Event event, Span part) {
                BusyExpansion.of(event, calendar.zone(), "alice")
                    .forEach(
                        part,
                        interval -> {
                          interval(interval);
                          return true;
                        });
              }
            });
    return List.copyOf(seen);
  }
}
