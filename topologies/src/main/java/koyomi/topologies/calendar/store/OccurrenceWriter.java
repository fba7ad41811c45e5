package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.Arrays;
import java.util.Collections;
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
    replace(rows(calendar, before), rows(calendar, after));
  }

  /** Lays events out again whose rows another time zone or horizon of the calendar changes. */
  void recast(Calendar before, Calendar after) {
    boolean zone = !before.timeZone().equals(after.timeZone());
    boolean horizon = !before.horizon().equals(after.horizon());
    if (!zone && !horizon) {
      return;
    }
    writes.forEach(
        EVENTS,
        StoreKeys.event(after.id(), ""),
        StoreKeys.eventsEnd(after.id()),
        (_, value) -> {
          StoredEvent stored = StoreCodecs.EVENT.decode(value);
          if (stored instanceof StoredEvent.Live live
              && (horizon || EventRows.isFloating(live.event()))) {
            replace(EventRows.of(live.event(), before), EventRows.of(live.event(), after));
          }
        });
  }

  private void replace(SortedMap<Bytes, byte[]> before, SortedMap<Bytes, byte[]> after) {
    for (Bytes key : before.keySet()) {
      if (!after.containsKey(key)) {
        writes.delete(OCCURRENCES, key);
      }
    }
    after.forEach((key, row) -> {
      // What is stored is compared, not what would be written now of the former event: rows
      // of an earlier release are brought up to date.
      if (!before.containsKey(key) || !Arrays.equals(writes.get(OCCURRENCES, key), row)) {
        writes.put(OCCURRENCES, key, row);
      }
    });
  }

  private static SortedMap<Bytes, byte[]> rows(Calendar calendar, @Nullable StoredEvent stored) {
    Event event = stored instanceof StoredEvent.Live live ? live.event() : null;
    return event == null ? Collections.emptySortedMap() : EventRows.of(event, calendar);
  }
}
