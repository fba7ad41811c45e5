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
import koyomi.domain.scheduling.TakenTime;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of occurrences, and of the time that they take, in step with events, touching only
 * rows that differ.
 */
final class OccurrenceWriter {
  private static final EventLayout NOTHING =
      new EventLayout(Collections.emptySortedMap(), TakenTime.NONE);

  private final StagedWrites writes;
  private final Layout layout;
  private final BusyWriter busy;

  OccurrenceWriter(StagedWrites writes, Layout layout, BusyWriter busy) {
    this.writes = writes;
    this.layout = layout;
    this.busy = busy;
  }

  /** Puts the rows of what an event has become in the place of those of what it was. */
  void replace(Calendar calendar, String eventId, @Nullable StoredEvent before, StoredEvent after) {
    Event was = live(before);
    Event is = live(after);
    EventLayout now = is == null ? NOTHING : layout.of(is, calendar);
    if (was == null) {
      replace(Set.of(), now.rows());
      busy.replace(calendar, eventId, BusyWriter.Former.NOTHING, now.time());
    } else {
      replace(was, calendar, now, calendar);
    }
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
          if (event != null && (EventRows.isFloating(event) || EventRows.hasDays(event))) {
            replace(event, before, layout.of(event, after), after);
          }
        });
  }

  private void replace(Event was, Calendar before, EventLayout now, Calendar after) {
    if (before.horizon().move() == null) {
      // of what is at rest all is known, laid out once
      EventLayout former = layout.of(was, before);
      replace(former.rows().keySet(), now.rows());
      busy.replace(after, was.id(), BusyWriter.Former.exactly(former.time()), now.time());
    } else {
      replace(layout.keys(was, before), now.rows());
      busy.replace(after, was.id(), layout.formerTime(was, before), now.time());
    }
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

  private static @Nullable Event live(@Nullable StoredEvent stored) {
    return stored instanceof StoredEvent.Live live ? live.event() : null;
  }
}
