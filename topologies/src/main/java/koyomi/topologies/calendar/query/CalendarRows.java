package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;

import java.util.Arrays;
import koyomi.domain.calendar.Calendar;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.store.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * Calendars of one view. A calendar is read again after its occurrences, to see whether it has
 * changed: if its row hasn't, it isn't decoded again.
 */
final class CalendarRows {
  private final StoreQueries stores;
  private byte @Nullable [] lastRow;
  private @Nullable Calendar last;

  CalendarRows(StoreQueries stores) {
    this.stores = stores;
  }

  /** Returns a calendar as it is now, a deleted one too; null where there is none. */
  @Nullable Calendar get(String calendarId) {
    byte[] row = stores.get(CALENDARS, StoreKeys.calendar(calendarId));
    if (row == null) {
      return null;
    }
    Calendar known = last;
    if (known != null && known.id().equals(calendarId) && Arrays.equals(row, lastRow)) {
      return known;
    }
    Calendar calendar = StoreCodecs.CALENDAR.decode(row);
    lastRow = row;
    last = calendar;
    return calendar;
  }
}
