package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;

import koyomi.domain.calendar.Calendar;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.DecodedRows;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Calendars of one view. A calendar is read again after its occurrences, to see whether it has
 * changed: if its row hasn't, it isn't decoded again.
 */
final class CalendarRows {
  /** Some 1 KB each. */
  private static final int MOST_REMEMBERED = 10_000;

  /** Those with long access lists are few, and large. */
  private static final int LONGEST_REMEMBERED = 4 << 10;

  private final StoreQueries stores;
  private final DecodedRows<Calendar> decoded;

  CalendarRows(StoreQueries stores, DecodedRows<Calendar> decoded) {
    this.stores = stores;
    this.decoded = decoded;
  }

  /** Returns a memory of rows that were decoded, for all views of an instance. */
  static DecodedRows<Calendar> memory() {
    return new DecodedRows<>(StoreCodecs.CALENDAR, MOST_REMEMBERED, LONGEST_REMEMBERED);
  }

  /** Returns a calendar as it is now, a deleted one too; null where there is none. */
  @Nullable Calendar get(String calendarId) {
    Bytes key = StoreKeys.calendar(calendarId);
    byte[] row = stores.get(CALENDARS, key);
    return row == null ? null : decoded.of(key, row);
  }
}
