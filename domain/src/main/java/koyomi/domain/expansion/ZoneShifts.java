package koyomi.domain.expansion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.event.Event;
import koyomi.domain.zone.ZoneShift;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What a change of zones' rules does to events: which of their occurrences shift. Whole days never
 * do: they are dates.
 */
public final class ZoneShifts {
  private static final long PADDING = 2 * 86_400;

  /** The most that clocks skip. */
  private static final long SKIPPED = 7_200;

  private final ZoneChange change;
  private final long from;
  private final long to;
  private final int most;

  /**
   * Prepares the comparison.
   *
   * @param from only occurrences that start at or after this, by either rules; epoch seconds
   * @param to only occurrences that start before this
   * @param most the most occurrences of one event that are compared, the first ones
   */
  public ZoneShifts(ZoneChange change, long from, long to, int most) {
    this.change = change;
    this.from = from;
    this.to = to;
    this.most = most;
  }

  /**
   * Returns the occurrences that shift, by original start.
   *
   * @param calendarZone name of the zone in which floating times are read
   */
  public List<ZoneShift> of(Event event, String calendarZone) {
    if (!change.concerns(event, calendarZone)) {
      return List.of();
    }
    Map<Key, Occurrence> before = Zones.by(change.before(), () -> expand(event, calendarZone));
    NavigableMap<Key, Occurrence> after =
        Zones.by(change.after(), () -> expand(event, calendarZone));
    rejoin(before, after);
    TreeSet<Key> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<ZoneShift> shifts = new ArrayList<>();
    for (Key key : keys) {
      Occurrence was = before.get(key);
      Occurrence is = after.get(key);
      if ((isAsked(was) || isAsked(is)) && !isSame(was, is)) {
        shifts.add(shift(key, was, is));
      }
    }
    return shifts;
  }

  /**
   * Finds the counterparts of occurrences whose wall clock itself is another, because one of the
   * rules skips that time: they are at most two hours away.
   */
  private static void rejoin(Map<Key, Occurrence> before, NavigableMap<Key, Occurrence> after) {
    for (Key key : before.keySet()) {
      Key near = after.ceilingKey(new Key(key.local - SKIPPED, 0));
      while (!after.containsKey(key) && near != null && near.local <= key.local + SKIPPED) {
        if (!before.containsKey(near)) {
          after.put(key, after.remove(near));
        }
        near = after.higherKey(near);
      }
    }
  }

  private boolean isAsked(@Nullable Occurrence occurrence) {
    return occurrence != null
        && !occurrence.allDay()
        && occurrence.start() >= from
        && occurrence.start() < to;
  }

  private static boolean isSame(@Nullable Occurrence was, @Nullable Occurrence is) {
    return was != null && is != null && was.start() == is.start() && was.end() == is.end();
  }

  private static ZoneShift shift(Key key, @Nullable Occurrence was, @Nullable Occurrence is) {
    return new ZoneShift(
        LocalDateTime.ofEpochSecond(key.local, 0, ZoneOffset.UTC), start(was), start(is));
  }

  private static @Nullable Instant start(@Nullable Occurrence occurrence) {
    return occurrence == null ? null : Instant.ofEpochSecond(occurrence.start());
  }

  /** An occurrence by its wall clock, and which of those with the same. */
  private record Key(long local, int number) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::local).thenComparingInt(Key::number);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private NavigableMap<Key, Occurrence> expand(Event event, String calendarZone) {
    TreeMap<Key, Occurrence> found = new TreeMap<>();
    Iterator<Occurrence> occurrences =
        EventExpansion.of(event, Zones.of(calendarZone)).endingAfter(from - PADDING);
    while (occurrences.hasNext() && found.size() < most) {
      Occurrence next = occurrences.next();
      if (next.start() >= to + PADDING) {
        break;
      }
      long local = next.original() + next.originalOffset();
      int number = 0;
      while (found.containsKey(new Key(local, number))) {
        number++;
      }
      found.put(new Key(local, number), next);
    }
    return found;
  }
}
