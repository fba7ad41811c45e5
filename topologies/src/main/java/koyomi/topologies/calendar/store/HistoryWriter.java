package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.HISTORY;

import java.time.ZoneOffset;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.StoredEvent;
import koyomi.schemas.store.HistoryRow;
import koyomi.schemas.store.StoreCodecs;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every version of an event, by calendar, event and version. Where one takes the place of
 * another, a mark by day says so: then what is over is found without looking at what isn't.
 */
final class HistoryWriter {
  private static final byte[] MARK = {1};

  private HistoryWriter() {}

  static void write(
      StagedWrites writes,
      CalendarFact fact,
      String eventId,
      @Nullable StoredEvent before,
      StoredEvent after) {
    HistoryRow row =
        new HistoryRow(
            fact.recordedAt(),
            fact.actor(),
            fact.commandId(),
            after instanceof StoredEvent.Live live ? live.event() : null);
    writes.put(
        HISTORY,
        StoreKeys.history(fact.calendarId(), eventId, after.version()),
        StoreCodecs.HISTORY.encode(row));
    if (before != null) {
      writes.put(
          HISTORY,
          StoreKeys.superseded(
              fact.recordedAt().atOffset(ZoneOffset.UTC).toLocalDate(), fact.calendarId(), eventId),
          MARK);
    }
  }
}
