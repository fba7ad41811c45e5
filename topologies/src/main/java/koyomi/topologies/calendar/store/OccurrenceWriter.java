package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.Arrays;
import java.util.Collections;
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
  private final Layout layout;

  OccurrenceWriter(StagedWrites writes, Layout layout) {
    this.writes = writes;
    this.layout = layout;
  }

  /** Puts the rows of what an event has become in the place of those of what it was. */
  void replace(Calendar calendar, @Nullable StoredEvent before, StoredEvent after) {
    Event event = live(after);
    replace(
        keys(live(before), calendar),
        event == null ? Collections.emptySortedMap() : layout.rows(event, calendar));
  }

  /**
   * Lays events out again whose rows another time zone of the calendar changes, unless that is to
   * be done in slices.
   */
  void recast(Calendar before, Calendar after) {
    if (before.timeZone().equals(after.timeZone())
        || (before.horizon().move() == null && after.horizon().isLayingOut())) {
      return;
    }
    writes.forEach(
        EVENTS,
        StoreKeys.event(after.id(), ""),
        StoreKeys.eventsEnd(after.id()),
        (_, value) -> {
          Event event = live(StoreCodecs.EVENT.decode(value));
          if (event != null && EventRows.isFloating(event)) {
            replace(keys(event, before), layout.rows(event, after));
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

  private Set<Bytes> keys(@Nullable Event event, Calendar calendar) {
    return event == null ? Set.of() : layout.keys(event, calendar);
  }

  private static @Nullable Event live(@Nullable StoredEvent stored) {
    return stored instanceof StoredEvent.Live live ? live.event() : null;
  }
}
