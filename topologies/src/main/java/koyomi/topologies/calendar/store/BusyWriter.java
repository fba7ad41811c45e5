package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.id.ShardKey;
import koyomi.domain.scheduling.TakenTime;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.busy.BusyChange;
import koyomi.topologies.calendar.busy.BusyKeys;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the time that events take of the calendar's maker in step with the rows of occurrences. It
 * reads and writes the days on which something changes, and no other.
 */
final class BusyWriter {
  private final StagedWrites writes;
  private final Layout layout;
  private final SortedMap<String, PersonRows> people = new TreeMap<>();

  BusyWriter(StagedWrites writes, Layout layout) {
    this.writes = writes;
    this.layout = layout;
  }

  /** Tells whether a calendar is its maker's time: those of service accounts are nobody's. */
  static boolean isSomeonesTime(Calendar calendar) {
    return ShardKey.ofUser(calendar.ownerId()).equals(ShardKey.ofCalendar(calendar.id()));
  }

  /** Follows what became of a calendar itself. */
  void follow(@Nullable Calendar before, Calendar after) {
    boolean was = before != null && !before.isDeleted();
    boolean is = !after.isDeleted();
    if (was == is || !isSomeonesTime(after)) {
      return;
    }
    if (is) {
      open(after);
      if (before != null) {
        restore(after);
      }
    } else {
      rows(after).forget(after.id());
    }
  }

  private void open(Calendar calendar) {
    rows(calendar).day(BusyKeys.ALWAYS).complete.add(calendar.id());
  }

  private void restore(Calendar calendar) {
    writes.forEach(
        EVENTS,
        StoreKeys.event(calendar.id(), ""),
        StoreKeys.eventsEnd(calendar.id()),
        (_, value) -> {
          if (StoreCodecs.EVENT.decode(value) instanceof StoredEvent.Live live) {
            replace(
                calendar,
                live.event().id(),
                Former.NOTHING,
                layout.of(live.event(), calendar).time());
          }
        });
  }

  /**
   * What may be kept of an event.
   *
   * @param times one of these, day by day
   * @param exact whether it is the only one, all of it
   */
  record Former(List<TakenTime> times, boolean exact) {
    /** Of an event that wasn't there. */
    static final Former NOTHING = exactly(TakenTime.NONE);

    /** What is kept for sure. */
    static Former exactly(TakenTime time) {
      return new Former(List.of(time), true);
    }
  }

  /** Puts the time that an event takes now in the place of what it took. */
  void replace(Calendar calendar, String eventId, Former before, TakenTime now) {
    if (!isSomeonesTime(calendar)) {
      return;
    }
    TakenTime after = calendar.isDeleted() ? TakenTime.NONE : now;
    NavigableSet<Integer> days = new TreeSet<>();
    boolean onRead = after.onRead();
    for (TakenTime time : before.times()) {
      onRead |= time.onRead();
      changed(time.intervals(), before.exact() ? after.intervals() : List.of(), days);
      changed(after.intervals(), before.exact() ? time.intervals() : List.of(), days);
    }
    if (onRead) {
      days.add(BusyKeys.ALWAYS);
    }
    if (days.isEmpty()) {
      return;
    }
    rows(calendar).replace(calendar.id(), eventId, days, after);
  }

  /** Adds the days of intervals that aren't among others. */
  private static void changed(
      List<BusyInterval> intervals, List<BusyInterval> others, NavigableSet<Integer> days) {
    Map<BusyInterval.Key, BusyInterval> known = new HashMap<>();
    others.forEach(other -> known.put(other.of(), other));
    for (BusyInterval interval : intervals) {
      BusyInterval other = known.get(interval.of());
      if (other == null || !other.isSameTime(interval)) {
        PersonRows.forEachDay(interval, days::add);
      }
    }
  }

  private PersonRows rows(Calendar calendar) {
    return people.computeIfAbsent(calendar.ownerId(), person -> new PersonRows(person, writes));
  }

  /** Stages the rows that differ from what is stored, and returns what changed in them. */
  List<BusyChange> finish() {
    List<BusyChange> changes = new ArrayList<>();
    people.forEach((person, rows) -> {
      List<BusyChange.Day> days = rows.finish();
      if (!days.isEmpty()) {
        changes.add(new BusyChange(person, days, false));
      }
    });
    people.clear();
    return changes;
  }
}
