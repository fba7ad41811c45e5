package koyomi.topologies.calendar.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;
import koyomi.domain.expansion.MonthlyExpansion;
import koyomi.domain.expansion.Months;
import koyomi.domain.scheduling.TakenTime;
import koyomi.topologies.calendar.view.OccurrenceRow;
import org.apache.kafka.common.utils.Bytes;

/** The rows that the store of occurrences holds of an event. */
final class EventRows {
  private EventRows() {}

  /** Lays an event out, by the rules of zones in scope. */
  static EventLayout of(Event event, Calendar calendar) {
    MonthlyExpansion expansion = MonthlyExpansion.of(event, calendar.zone(), calendar.horizon());
    OccurrenceRow row = OccurrenceRow.of(event, calendar.zone());
    SortedMap<Bytes, byte[]> rows = new TreeMap<>();
    if (expansion.onRead()) {
      rows.put(key(event, StoreKeys.ALWAYS), OccurrenceRow.expandOnRead());
    } else if (!expansion.always().isEmpty()) {
      rows.put(key(event, StoreKeys.ALWAYS), row.encode(expansion.always()));
    }
    if (expansion.beyond()) {
      rows.put(key(event, StoreKeys.SERIES), OccurrenceRow.expandOnRead());
    }
    expansion
        .months()
        .forEach((month, occurrences) -> rows.put(key(event, month), row.encode(occurrences)));
    return new EventLayout(rows, TakenTime.of(event, expansion, calendar.ownerId()));
  }

  /** Returns the time that is kept of an event where these months are. */
  static TakenTime time(Event event, Calendar calendar, Horizon months) {
    return TakenTime.of(
        event, MonthlyExpansion.of(event, calendar.zone(), months), calendar.ownerId());
  }

  /** Returns the keys of all rows that there may be of a series while the horizon moves. */
  static List<Bytes> keysOfSeries(Event event, Calendar calendar) {
    Horizon held = calendar.horizon().held();
    List<Bytes> keys = new ArrayList<>();
    keys.add(key(event, StoreKeys.ALWAYS));
    keys.add(key(event, StoreKeys.SERIES));
    for (int month = Months.of(held.first()); month <= Months.of(held.last()); month++) {
      keys.add(key(event, month));
    }
    return keys;
  }

  /** Tells whether the rows depend on the horizon. */
  static boolean isSeries(Event event) {
    return event.content().isRecurring() || !event.overrides().isEmpty();
  }

  /** Tells whether there are occurrences that aren't whole days. */
  static boolean isTimed(Event event) {
    return !event.content().isAllDay()
        || event.overrides().stream().anyMatch(override -> !override.content().isAllDay());
  }

  /** Tells whether the rows depend on the calendar's time zone. */
  static boolean isFloating(Event event) {
    return isFloating(event.content())
        || event.overrides().stream().anyMatch(override -> isFloating(override.content()));
  }

  private static boolean isFloating(EventContent content) {
    return content.start() instanceof EventTime.Floating
        || content.end() instanceof EventTime.Floating;
  }

  /** Tells whether there are occurrences that are whole days. */
  static boolean hasDays(Event event) {
    return event.content().isAllDay()
        || event.overrides().stream().anyMatch(override -> override.content().isAllDay());
  }

  static Bytes key(Event event, int month) {
    return StoreKeys.occurrences(event.calendarId(), month, event.id());
  }
}
