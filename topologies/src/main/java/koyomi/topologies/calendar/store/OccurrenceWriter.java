package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of occurrences in step with events, touching only rows that differ. */
final class OccurrenceWriter {
  private final StagedWrites writes;

  OccurrenceWriter(StagedWrites writes) {
    this.writes = writes;
  }

  /** Puts the rows of what an event has become in the place of those of what it was. */
  void replace(Calendar calendar, @Nullable StoredEvent before, StoredEvent after) {
    Event event = live(after);
    replace(
        keys(live(before), calendar),
        event == null ? Collections.emptySortedMap() : EventRows.of(event, calendar));
  }

  /** Lays events out again whose rows another time zone of the calendar changes. */
  void recast(Calendar before, Calendar after) {
    if (before.timeZone().equals(after.timeZone())) {
      return;
    }
    writes.forEach(
        EVENTS,
        StoreKeys.event(after.id(), ""),
        StoreKeys.eventsEnd(after.id()),
        (_, value) -> {
          Event event = live(StoreCodecs.EVENT.decode(value));
          if (event != null && EventRows.isFloating(event)) {
            replace(keys(event, before), EventRows.of(event, after));
          }
        });
  }

  private void replace(Set<Bytes> before, SortedMap<Bytes, byte[]> after) {
    for (Bytes key : before) {
      if (!after.containsKey(key)) {
        writes.delete(OCCURRENCES, key);
      }
    }
    after.forEach((key, row) -> {
      // What is stored is compared, not what would be written now of the former event: rows
      // of an earlier release are brought up to date.
      if (!before.contains(key) || !Arrays.equals(writes.get(OCCURRENCES, key), row)) {
        writes.put(OCCURRENCES, key, row);
      }
    });
  }

  /** The keys under which there are rows of an event. */
  private static Set<Bytes> keys(@Nullable Event event, Calendar calendar) {
    if (event == null) {
      return Set.of();
    }
    // Of a series that a move has not come to yet there are rows that nobody would write now.
    return calendar.horizon().move() != null && EventRows.isSeries(event)
        ? new HashSet<>(EventRows.keysOfSeries(event, calendar))
        : EventRows.of(event, calendar).keySet();
  }

  private static @Nullable Event live(@Nullable StoredEvent stored) {
    return stored instanceof StoredEvent.Live live ? live.event() : null;
  }
}
