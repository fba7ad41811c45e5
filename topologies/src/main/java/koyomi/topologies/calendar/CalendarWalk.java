package koyomi.topologies.calendar;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A walk over a task's calendars in the order of their ids, so many at a time. */
final class CalendarWalk {
  /** The most calendars looked at in one slice. */
  private static final int CALENDARS = 100;

  private final KeyValueStore<Bytes, byte[]> calendars;

  /** The calendar that was dealt with last. */
  private String after = "";

  CalendarWalk(KeyValueStore<Bytes, byte[]> calendars) {
    this.calendars = calendars;
  }

  /** Begins anew. */
  void restart() {
    after = "";
  }

  /** Returns the next calendars, as they are now. */
  List<Calendar> next() {
    List<Calendar> seen = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        calendars.range(StoreKeys.calendar(after + "\0"), StoreKeys.calendar("\u007f"))) {
      while (seen.size() < CALENDARS && rows.hasNext()) {
        seen.add(StoreCodecs.CALENDAR.decode(rows.next().value));
      }
    }
    return seen;
  }

  /** Notes that a calendar is dealt with. */
  void passed(Calendar calendar) {
    after = calendar.id();
  }

  /** Tells whether there were no more calendars than these when they were looked up. */
  static boolean isLast(List<Calendar> seen) {
    return seen.size() < CALENDARS;
  }
}
