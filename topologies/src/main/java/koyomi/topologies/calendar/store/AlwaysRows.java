package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import koyomi.domain.calendar.Calendar;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Few calendars have rows that every window must look at, so readers only do where the calendar
 * says that there may be any. A calendar says so before the first of them stands: who finds it
 * silent before and after a read has missed none.
 */
final class AlwaysRows {
  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;
  private final StagedWrites writes;

  AlwaysRows(Function<String, KeyValueStore<Bytes, byte[]>> stores, StagedWrites writes) {
    this.stores = stores;
    this.writes = writes;
  }

  /** Has the calendars say so that get such rows by what is staged, and haven't said it yet. */
  void announce() {
    Set<Bytes> calendars = new LinkedHashSet<>();
    for (Bytes row : writes.keysPut(OCCURRENCES)) {
      if (StoreKeys.monthOf(row) == StoreKeys.ALWAYS) {
        calendars.add(StoreKeys.calendar(StoreKeys.occurrencesCalendarIdOf(row)));
      }
    }
    calendars.forEach(this::announce);
  }

  private void announce(Bytes key) {
    byte[] after = writes.get(CALENDARS, key);
    if (after != null && !StoreCodecs.CALENDAR.decode(after).horizon().always()) {
      writes.put(CALENDARS, key, saying(after));
      byte[] before = stores.apply(CALENDARS).get(key);
      if (before != null) {
        writes.putAhead(CALENDARS, key, saying(before));
      }
    }
  }

  private static byte[] saying(byte[] row) {
    Calendar calendar = StoreCodecs.CALENDAR.decode(row);
    return StoreCodecs.CALENDAR.encode(calendar.withHorizon(calendar.horizon().withAlways()));
  }

  /** Returns a calendar that says what it said before: what there was may be there still. */
  static Calendar kept(Calendar before, Calendar after) {
    return before.horizon().always() ? after.withHorizon(after.horizon().withAlways()) : after;
  }
}
