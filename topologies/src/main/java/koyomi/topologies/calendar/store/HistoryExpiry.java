package koyomi.topologies.calendar.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import koyomi.schemas.store.HistoryRow;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Removes versions that no moment within retention needs, a slice at a time: all that were no more
 * the last of their event when retention began, and deletions that were. By whole days of UTC, so
 * that a row may stay a day longer.
 */
public final class HistoryExpiry {
  /** How long versions are kept where nothing else is said. */
  public static final Duration DEFAULT_KEPT = Duration.ofDays(400);

  /** The most rows that are removed at a time, and looked at, give or take one an event. */
  public static final int SLICE = 500;

  private HistoryExpiry() {}

  /**
   * Removes the oldest versions that are over.
   *
   * @param kept how long versions are kept
   * @return how many rows, marks included; at least {@link #SLICE} if there may be more
   */
  public static int expire(KeyValueStore<Bytes, byte[]> history, Instant now, Duration kept) {
    Instant cutoff = now.minus(kept);
    // a mark of the day of the cutoff may speak of a moment after it
    LocalDate today = cutoff.atOffset(ZoneOffset.UTC).toLocalDate();
    List<KeyValue<Bytes, byte[]>> removals = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> marks =
        history.range(
            StoreKeys.superseded(LocalDate.EPOCH, "", ""), StoreKeys.superseded(today, "", ""))) {
      while (removals.size() < SLICE && marks.hasNext()) {
        Bytes mark = marks.next().key;
        if (collect(history, mark, cutoff, removals)) {
          removals.add(remove(mark));
        }
      }
    }
    history.putAll(removals);
    return removals.size();
  }

  /** Adds what is over of the event of a mark; false where that is more than the slice. */
  private static boolean collect(
      KeyValueStore<Bytes, byte[]> history,
      Bytes mark,
      Instant cutoff,
      List<KeyValue<Bytes, byte[]>> removals) {
    String calendarId = StoreKeys.supersededCalendarOf(mark);
    String eventId = StoreKeys.supersededEventOf(mark);
    @Nullable Bytes last = null;
    try (KeyValueIterator<Bytes, byte[]> versions =
        history.range(
            StoreKeys.history(calendarId, eventId, 0), StoreKeys.historyEnd(calendarId, eventId))) {
      while (versions.hasNext()) {
        KeyValue<Bytes, byte[]> version = versions.next();
        HistoryRow row = StoreCodecs.HISTORY.decode(version.value);
        if (row.recordedAt().isAfter(cutoff)) {
          return true;
        }
        if (removals.size() >= SLICE) {
          return false;
        }
        if (last != null) {
          removals.add(remove(last));
        }
        last = version.key;
        if (row.event() == null) {
          removals.add(remove(version.key));
          last = null;
        }
      }
    }
    return true;
  }

  @SuppressWarnings("NullAway") // Kafka's way to say that a key is removed
  private static KeyValue<Bytes, byte[]> remove(Bytes key) {
    return new KeyValue<>(key, null);
  }
}
