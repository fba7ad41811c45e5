package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.BUSY;
import static koyomi.topologies.calendar.store.CalendarStores.PEOPLE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.scheduling.TakenTime;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.busy.BusyKeys;
import koyomi.topologies.calendar.busy.BusyRow;
import koyomi.topologies.calendar.people.PeopleKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Finds what an event that is being written overlaps with in a person's time as it is kept. */
final class ConflictLookup {
  /** So many days are read one by one. */
  private static final int FEW = 40;

  private final KeyValueStore<Bytes, byte[]> busy;
  private final KeyValueStore<Bytes, byte[]> people;
  private final String person;
  private final String calendarId;
  private final Set<String> rewritten;
  private final Map<BusyInterval.Key, BusyInterval> stored = new HashMap<>();
  private final List<Conflict> found = new ArrayList<>();
  private @Nullable Boolean allDayBusy;

  ConflictLookup(
      Function<String, KeyValueStore<Bytes, byte[]>> stores,
      Calendar calendar,
      Set<String> rewritten) {
    this.busy = stores.apply(BUSY);
    this.people = stores.apply(PEOPLE);
    this.person = calendar.ownerId();
    this.calendarId = calendar.id();
    this.rewritten = rewritten;
  }

  /**
   * Returns the first conflicts, in the order in which overlaps begin.
   *
   * @param time what will be kept of the event
   */
  List<Conflict> of(TakenTime time) {
    List<BusyInterval> mineLasting = new ArrayList<>();
    SortedMap<Integer, List<BusyInterval>> days = new TreeMap<>();
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (BusyInterval mine : time.intervals()) {
      first = Math.min(first, mine.firstDay());
      last = Math.max(last, mine.lastDay());
      if (TakenTime.isLasting(mine)) {
        mineLasting.add(mine);
      } else {
        for (int day = mine.firstDay(); day <= mine.lastDay(); day++) {
          days.computeIfAbsent(day, _ -> new ArrayList<>(1)).add(mine);
        }
      }
    }
    if (mineLasting.isEmpty() && days.size() <= FEW) {
      days.forEach((day, mine) -> join(day, mine, row(day)));
    } else {
      range(first, last, days, mineLasting);
    }
    joinLasting(time.intervals());
    found.sort(Conflict.BY_BEGIN);
    return found.subList(0, Math.min(found.size(), CalendarState.MOST_CONFLICTS));
  }

  /** Joins days from one to another until there is enough. */
  private void range(
      int first,
      int last,
      SortedMap<Integer, List<BusyInterval>> days,
      List<BusyInterval> mineLasting) {
    try (KeyValueIterator<Bytes, byte[]> rows =
        busy.range(BusyKeys.row(person, first), BusyKeys.row(person, last))) {
      while (rows.hasNext() && found.size() < CalendarState.MOST_CONFLICTS) {
        KeyValue<Bytes, byte[]> row = rows.next();
        int day = BusyKeys.dayOf(row.key);
        List<BusyInterval> mine = days.getOrDefault(day, List.of());
        if (!mine.isEmpty() || !mineLasting.isEmpty()) {
          List<BusyInterval> there = BusyRow.decode(row.value, day).intervals();
          join(day, mine, there);
          join(day, mineLasting, there);
        }
      }
    }
  }

  /** Finds pairs whose overlap begins on a day. */
  private void join(int day, List<BusyInterval> mine, List<BusyInterval> there) {
    for (BusyInterval one : mine) {
      BusyInterval known = known(one, there);
      for (BusyInterval other : there) {
        if (Math.floorDiv(Math.max(one.start(), other.start()), BusyInterval.DAY) == day) {
          add(known, other);
        }
      }
    }
  }

  /** Finds pairs with what lasts for so long that it stands on no day. */
  private void joinLasting(List<BusyInterval> mine) {
    List<BusyInterval> lasting = row(BusyKeys.ALWAYS);
    for (BusyInterval one : mine) {
      BusyInterval known = known(one, lasting);
      lasting.forEach(other -> add(known, other));
    }
  }

  private void add(BusyInterval one, BusyInterval other) {
    boolean rewrites =
        other.of().calendarId().equals(calendarId) && rewritten.contains(other.of().eventId());
    if (!rewrites && one.conflictsWith(other) && counts(one) && counts(other)) {
      found.add(Conflict.of(person, one, other));
    }
  }

  /** Returns an interval as it has been for a while, if it has. */
  private BusyInterval known(BusyInterval mine, List<BusyInterval> there) {
    for (BusyInterval before : there) {
      if (before.isSameTime(mine)) {
        stored.put(mine.of(), before);
      }
    }
    return stored.getOrDefault(mine.of(), mine);
  }

  private boolean counts(BusyInterval interval) {
    if (!interval.allDay()) {
      return true;
    }
    Boolean known = allDayBusy;
    if (known == null) {
      byte[] row = people.get(PeopleKeys.profile(person));
      known = row == null || StoreCodecs.PROFILE.decode(row).allDayBusy();
      allDayBusy = known;
    }
    return known;
  }

  private List<BusyInterval> row(int day) {
    byte[] row = busy.get(BusyKeys.row(person, day));
    return row == null ? List.of() : BusyRow.decode(row, day).intervals();
  }
}
