package koyomi.topologies.calendar.query;

import java.util.List;
import java.util.NavigableSet;
import koyomi.domain.event.Event;
import koyomi.topologies.calendar.store.StoreKeys;
import koyomi.topologies.calendar.view.RowReader;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** Gathers the first ids of events that have an occurrence in a window. */
final class EventIdCollector {
  private final OccurrenceQuery window;
  private final NavigableSet<String> ids;
  private final int limit;
  private final @Nullable String after;

  EventIdCollector(
      OccurrenceQuery window, NavigableSet<String> ids, int limit, @Nullable String after) {
    this.window = window;
    this.ids = ids;
    this.limit = limit;
    this.after = after;
  }

  /** Looks at a row; a series that must be expanded is left to the caller. */
  void add(
      KeyValue<Bytes, byte[]> row, String calendarId, List<Event> series, OccurrenceReads reads) {
    String eventId = StoreKeys.occurrencesEventIdOf(row.key);
    if (!isWanted(eventId)) {
      return;
    }
    RowReader reader = new RowReader(row.value);
    if (reader.isOnRead()) {
      reads.addLive(calendarId, eventId, series);
      return;
    }
    OccurrenceCollector collector = new OccurrenceCollector(window);
    collector.add(eventId, reader, OccurrenceCollector.UNCLIPPED, OccurrenceCollector.UNCLIPPED);
    keepIf(collector, eventId);
  }

  /** Looks at a series by expanding it. */
  void add(Event event) {
    if (isWanted(event.id())) {
      OccurrenceCollector collector = new OccurrenceCollector(window);
      new SeriesMerge(window, collector).collect(List.of(event));
      keepIf(collector, event.id());
    }
  }

  private boolean isWanted(String eventId) {
    return (after == null || eventId.compareTo(after) > 0)
        && !ids.contains(eventId)
        && (ids.size() < limit || eventId.compareTo(ids.last()) < 0);
  }

  private void keepIf(OccurrenceCollector collector, String eventId) {
    if (!collector.isEmpty()) {
      ids.add(eventId);
      if (ids.size() > limit) {
        ids.pollLast();
      }
    }
  }
}
