package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.CHANGES;
import static koyomi.topologies.calendar.store.CalendarStores.COPIES;
import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.HISTORY;
import static koyomi.topologies.calendar.store.CalendarStores.IDEMPOTENCY;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Original;
import koyomi.schemas.store.KeptAnswer;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Removes the rows of a deleted calendar. Roles and the time that it took went when it was deleted;
 * the rest goes event by event, and whatever might be left with the calendar itself.
 */
final class PurgeRows {
  private static final String END = "\u007f";

  private final StagedWrites writes;
  private final Layout layout;

  PurgeRows(StagedWrites writes, Layout layout) {
    this.writes = writes;
    this.layout = layout;
  }

  /**
   * Removes all that there is of events.
   *
   * @param calendar as it is stored
   * @param through id of the last one; null for all that is left of the calendar but its own row
   */
  void remove(Calendar calendar, @Nullable String through) {
    writes.forEach(
        EVENTS,
        StoreKeys.event(calendar.id(), ""),
        StoreKeys.event(calendar.id(), through == null ? END : through),
        (key, row) -> {
          remove(calendar, StoreKeys.eventIdOf(key), StoreCodecs.EVENT.decode(row));
          writes.delete(EVENTS, key);
        });
    if (through == null) {
      removeRest(calendar.id());
    }
  }

  private void remove(Calendar calendar, String eventId, StoredEvent event) {
    String calendarId = calendar.id();
    writes.delete(CHANGES, StoreKeys.change(calendarId, event.changedSequence()));
    if (event instanceof StoredEvent.Live live) {
      layout.keys(live.event(), calendar).forEach(row -> writes.delete(OCCURRENCES, row));
    }
    writes.forEach(
        HISTORY,
        StoreKeys.history(calendarId, eventId, 0),
        StoreKeys.historyEnd(calendarId, eventId),
        (key, row) -> removeVersion(calendarId, eventId, key, row));
    removeCopy(calendar, event.original());
  }

  private void removeVersion(String calendarId, String eventId, Bytes key, byte[] row) {
    writes.delete(HISTORY, key);
    LocalDate day =
        StoreCodecs.HISTORY.decode(row).recordedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    Bytes mark = StoreKeys.superseded(day, calendarId, eventId);
    if (writes.get(HISTORY, mark) != null) {
      writes.delete(HISTORY, mark);
    }
  }

  /** Messages of the organiser look for the copy no longer. */
  private void removeCopy(Calendar calendar, @Nullable Original original) {
    if (original != null) {
      Bytes key = StoreKeys.copy(calendar.ownerId(), original);
      byte[] there = calendar.id().getBytes(StandardCharsets.UTF_8);
      if (Arrays.equals(writes.get(COPIES, key), there)) {
        writes.delete(COPIES, key);
      }
    }
  }

  private void removeRest(String calendarId) {
    remove(
        OCCURRENCES,
        StoreKeys.occurrences(calendarId, 0, ""),
        StoreKeys.occurrences(calendarId, Integer.MAX_VALUE, END));
    remove(CHANGES, StoreKeys.change(calendarId, 0), StoreKeys.change(calendarId, Long.MAX_VALUE));
    remove(HISTORY, StoreKeys.event(calendarId, ""), StoreKeys.historyEnd(calendarId));
    writes.forEach(
        IDEMPOTENCY,
        StoreKeys.answersIn(calendarId),
        StoreKeys.answersIn(calendarId + END),
        (key, row) -> {
          KeptAnswer answer = StoreCodecs.IDEMPOTENCY.decode(row);
          writes.delete(IDEMPOTENCY, key);
          writes.delete(IDEMPOTENCY, StoreKeys.answerTimeOf(key, answer.recordedAt()));
        });
  }

  private void remove(String store, Bytes from, Bytes to) {
    writes.forEach(store, from, to, (key, _) -> writes.delete(store, key));
  }
}
