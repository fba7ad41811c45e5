package koyomi.domain.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * What a change of zones' rules does to events: the report that comes before it is applied. Whole
 * days never shift: they are dates.
 */
public final class ZoneShifts {
  /** The most occurrences of one event that are compared. */
  public static final int MOST = 50_000;

  private static final long PADDING = 2 * 86_400;

  /** The most that clocks skip. */
  private static final long SKIPPED = 7_200;

  private final ZoneRulesCatalogue other;
  private final Set<String> changed;
  private final Instant from;
  private final Instant to;

  /**
   * Prepares a report.
   *
   * @param other the rules to compare with those that the process knows
   * @param from only occurrences that start at or after this, by either rules
   * @param to only occurrences that start before this
   */
  public ZoneShifts(ZoneRulesCatalogue other, Instant from, Instant to) {
    this.other = other;
    this.from = from;
    this.to = to;
    this.changed = other.changedZones(from.minusSeconds(PADDING), to.plusSeconds(PADDING));
  }

  /** Returns the zones whose rules differ within the time. */
  public Set<String> changedZones() {
    return Set.copyOf(changed);
  }

  /** Tells whether an event uses one of the changed zones. */
  public boolean concerns(Event event, ZoneId calendarZone) {
    return concerns(event.content(), calendarZone)
        || event.overrides().stream()
            .anyMatch(override -> concerns(override.content(), calendarZone));
  }

  private boolean concerns(EventContent content, ZoneId calendarZone) {
    return !content.isAllDay()
        && (changed.contains(content.start().zone(calendarZone).getId())
            || changed.contains(content.end().zone(calendarZone).getId())
            || content.recurrence().stream().anyMatch(this::namesChanged));
  }

  private boolean namesChanged(String line) {
    return changed.stream().anyMatch(zone -> names(line, zone));
  }

  private static boolean names(String line, String zone) {
    return line.contains("TZID=" + zone + ":") || line.contains("TZID=" + zone + ";");
  }

  /** Returns the occurrences that shift, by original start. */
  public List<ZoneShift> of(Event event, ZoneId calendarZone) {
    if (!concerns(event, calendarZone)) {
      return List.of();
    }
    Event renamed = renamed(event);
    Map<Key, Occurrence> before = expand(event, calendarZone);
    NavigableMap<Key, Occurrence> after =
        expand(
            renamed,
            changed.contains(calendarZone.getId())
                ? other.zone(calendarZone.getId())
                : calendarZone);
    rejoin(before, after);
    TreeSet<Key> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<ZoneShift> shifts = new ArrayList<>();
    for (Key key : keys) {
      Occurrence was = before.get(key);
      Occurrence is = after.get(key);
      if ((isAsked(was) || isAsked(is)) && !isSame(was, is)) {
        shifts.add(shift(event, key, was, is));
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
        && occurrence.start() >= from.getEpochSecond()
        && occurrence.start() < to.getEpochSecond();
  }

  private static boolean isSame(@Nullable Occurrence was, @Nullable Occurrence is) {
    return was != null && is != null && was.start() == is.start() && was.end() == is.end();
  }

  private static ZoneShift shift(
      Event event, Key key, @Nullable Occurrence was, @Nullable Occurrence is) {
    return new ZoneShift(
        event.calendarId(),
        event.id(),
        event.organizerId(),
        LocalDateTime.ofEpochSecond(key.local, 0, ZoneOffset.UTC),
        start(was),
        start(is));
  }

  private static @Nullable OffsetDateTime start(@Nullable Occurrence occurrence) {
    return occurrence == null
        ? null
        : Instant.ofEpochSecond(occurrence.start())
            .atOffset(ZoneOffset.ofTotalSeconds(occurrence.startOffset()));
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

  private NavigableMap<Key, Occurrence> expand(Event event, ZoneId calendarZone) {
    TreeMap<Key, Occurrence> found = new TreeMap<>();
    Iterator<Occurrence> occurrences =
        EventExpansion.of(event, calendarZone).endingAfter(from.getEpochSecond() - PADDING);
    while (occurrences.hasNext() && found.size() < MOST) {
      Occurrence next = occurrences.next();
      if (next.start() >= to.getEpochSecond() + PADDING) {
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

  /** Returns the event with the changed zones' names replaced by those of the other rules. */
  private Event renamed(Event event) {
    return new Event(
        event.calendarId(),
        event.id(),
        event.iCalUid(),
        event.organizerId(),
        event.sequence(),
        event.version(),
        event.createdAt(),
        event.updatedAt(),
        renamed(event.content()),
        event.overrides().stream()
            .map(it -> new EventOverride(it.occurrence(), renamed(it.content())))
            .toList());
  }

  private EventContent renamed(EventContent content) {
    return content
        .withTimes(renamed(content.start()), renamed(content.end()))
        .withRecurrence(content.recurrence().stream().map(this::renamed).toList());
  }

  private EventTime renamed(EventTime time) {
    return time instanceof EventTime.Zoned zoned && changed.contains(zoned.timeZone())
        ? new EventTime.Zoned(zoned.local(), other.zone(zoned.timeZone()).getId())
        : time;
  }

  private String renamed(String line) {
    String renamed = line;
    for (String zone : changed) {
      if (names(line, zone)) {
        String name = "TZID=" + other.zone(zone).getId();
        renamed =
            renamed
                .replace("TZID=" + zone + ":", name + ":")
                .replace("TZID=" + zone + ";", name + ";");
      }
    }
    return renamed;
  }
}
