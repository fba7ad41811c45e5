package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.BUSY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.scheduling.TakenTime;
import koyomi.topologies.calendar.busy.BusyChange;
import koyomi.topologies.calendar.busy.BusyKeys;
import koyomi.topologies.calendar.busy.BusyRow;
import koyomi.topologies.calendar.busy.EventRef;
import org.apache.kafka.common.utils.Bytes;

/** The rows of a person's time that a command looks at, as they were and as they are to be. */
final class PersonRows {
  /** A range is read in the place of single rows where it holds at most so many times as many. */
  private static final int DENSE = 5;

  private final String person;
  private final StagedWrites writes;
  private final SortedMap<Integer, Day> days = new TreeMap<>();

  PersonRows(String person, StagedWrites writes) {
    this.person = person;
    this.writes = writes;
  }

  /** A row, and what becomes of it. */
  static final class Day {
    private final BusyRow before;
    final NavigableSet<String> complete;
    private final NavigableSet<EventRef> onRead;

    /** In the order in which they begin, always. */
    private final List<BusyInterval> intervals;

    Day(BusyRow before) {
      this.before = before;
      this.complete = new TreeSet<>(before.complete());
      this.onRead = new TreeSet<>(before.onRead());
      this.intervals = new ArrayList<>(before.intervals());
    }

    /** Takes what an interval was for an equal one: it became so then. */
    void replace(EventRef event, List<BusyInterval> now, boolean isOnRead) {
      Map<BusyInterval.Key, BusyInterval> was = new HashMap<>();
      intervals.removeIf(interval -> {
        boolean same = event.isOf(interval.of());
        if (same) {
          was.put(interval.of(), interval);
        }
        return same;
      });
      for (BusyInterval interval : now) {
        BusyInterval old = was.get(interval.of());
        insert(old != null && old.isSameTime(interval) ? old : interval);
      }
      if (isOnRead) {
        onRead.add(event);
      } else {
        onRead.remove(event);
      }
    }

    private void insert(BusyInterval interval) {
      int place = Collections.binarySearch(intervals, interval, BusyInterval.BY_START);
      intervals.add(place < 0 ? -place - 1 : place, interval);
    }

    void forget(String calendarId) {
      complete.remove(calendarId);
      onRead.removeIf(event -> event.calendarId().equals(calendarId));
      intervals.removeIf(interval -> interval.of().calendarId().equals(calendarId));
    }

    private BusyRow row() {
      return new BusyRow(complete, onRead, intervals);
    }
  }

  /** Passes the days in whose rows an interval stands to a visitor. */
  static void forEachDay(BusyInterval interval, IntConsumer visitor) {
    if (TakenTime.isLasting(interval)) {
      visitor.accept(BusyKeys.ALWAYS);
      return;
    }
    for (int day = interval.firstDay(); day <= interval.lastDay(); day++) {
      visitor.accept(day);
    }
  }

  Day day(int day) {
    return days.computeIfAbsent(
        day,
        _ -> {
          byte[] stored = writes.get(BUSY, BusyKeys.row(person, day));
          return new Day(stored == null ? BusyRow.EMPTY : BusyRow.decode(stored, day));
        });
  }

  void replace(String calendarId, String eventId, NavigableSet<Integer> touched, TakenTime after) {
    Map<Integer, List<BusyInterval>> now = new HashMap<>();
    for (BusyInterval interval : after.intervals()) {
      forEachDay(
          interval,
          day -> {
            if (touched.contains(day)) {
              now.computeIfAbsent(day, _ -> new ArrayList<>(1)).add(interval);
            }
          });
    }
    EventRef event = new EventRef(calendarId, eventId);
    load(touched);
    for (int day : touched) {
      day(day)
          .replace(
              event, now.getOrDefault(day, List.of()), day == BusyKeys.ALWAYS && after.onRead());
    }
  }

  /** Reads many rows that are near each other at once. */
  private void load(NavigableSet<Integer> touched) {
    NavigableSet<Integer> real = touched.tailSet(BusyKeys.ALWAYS, false);
    if (real.size() < DENSE
        || (long) real.getLast() - real.getFirst() > (long) DENSE * real.size()) {
      return;
    }
    load(real.getFirst(), real.getLast());
    real.forEach(day -> days.putIfAbsent(day, new Day(BusyRow.EMPTY)));
  }

  private void load(int first, int last) {
    writes.forEach(
        BUSY,
        BusyKeys.row(person, first),
        BusyKeys.row(person, last),
        (key, row) -> {
          int day = BusyKeys.dayOf(key);
          days.computeIfAbsent(day, _ -> new Day(BusyRow.decode(row, day)));
        });
  }

  /** Takes a calendar's time away. */
  void forget(String calendarId) {
    load(BusyKeys.ALWAYS, Integer.MAX_VALUE);
    days.values().forEach(day -> day.forget(calendarId));
  }

  /** Stages what differs. */
  List<BusyChange.Day> finish() {
    List<BusyChange.Day> changes = new ArrayList<>();
    days.forEach((day, row) -> {
      BusyRow after = row.row();
      if (after.equals(row.before)) {
        return;
      }
      Bytes key = BusyKeys.row(person, day);
      if (after.isEmpty()) {
        writes.delete(BUSY, key);
      } else {
        writes.put(BUSY, key, after.encode(day));
      }
      if (!after.intervals().equals(row.before.intervals())) {
        changes.add(new BusyChange.Day(day, row.before.intervals(), after.intervals()));
      }
    });
    return changes;
  }
}
