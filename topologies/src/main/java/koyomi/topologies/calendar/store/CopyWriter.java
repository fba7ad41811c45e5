package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.COPIES;

import java.nio.charset.StandardCharsets;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in which calendar somebody's copy of an event lies, that later messages find it whatever
 * the default calendar is by then. Home calendars are looked into anyway: their copies take no row.
 */
public final class CopyWriter {
  private CopyWriter() {}

  static void write(
      StagedWrites writes, Calendar calendar, @Nullable StoredEvent before, StoredEvent after) {
    Original original = after.original();
    Original known = before == null ? null : before.original();
    if (original != null
        && (known == null || !known.isSameEvent(original))
        && !calendar.id().equals(Ids.homeCalendarId(calendar.ownerId()))) {
      writes.put(
          COPIES,
          StoreKeys.copy(calendar.ownerId(), original),
          calendar.id().getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Returns the calendar, other than the home calendar, in which a user has or had a copy; null if
   * there never was one.
   */
  public static @Nullable String calendarOf(
      KeyValueStore<Bytes, byte[]> store, String userId, Original original) {
    byte[] row = store.get(StoreKeys.copy(userId, original));
    return row == null ? null : new String(row, StandardCharsets.UTF_8);
  }
}
