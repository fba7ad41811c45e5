package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.query.OccurrenceCollector.UNCLIPPED;
import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.expansion.Months;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.store.StoreKeys;
import koyomi.topologies.calendar.view.OccurrenceRow;
import koyomi.topologies.calendar.view.RowReader;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Reads windows of a calendar: within the horizon from rows, beyond it also from the series. */
final class OccurrenceReads {
  private final StoreQueries stores;
  private final CalendarRows calendars;
  private final ReadRules rules;

  OccurrenceReads(StoreQueries stores, CalendarRows calendars, ReadRules rules) {
    this.stores = stores;
    this.rules = rules;
    this.calendars = calendars;
  }

  OccurrencePage page(OccurrenceQuery query) {
    OccurrenceQuery current = query;
    OccurrencePage page = readBy(current);
    for (Calendar now = moved(current.calendar()); now != null; now = moved(now)) {
      current = current.of(now);
      page = readBy(current);
    }
    return page;
  }

  /**
   * Returns the calendar if its horizon has moved on meanwhile, else null. Rows behind a horizon
   * are removed after it has moved, and rows are laid out anew after the calendar says so: if it
   * hasn't, all that was relied on was there.
   */
  private @Nullable Calendar moved(Calendar calendar) {
    if (!rules.areRowsOf(calendar)) {
      return null;
    }
    Calendar now = calendars.get(calendar.id());
    return now == null || now.horizon().isSameFor(calendar.horizon()) ? null : now;
  }

  private OccurrencePage readBy(OccurrenceQuery query) {
    Calendar calendar = query.calendar();
    return rules.by(
        calendar, () -> rules.areRowsOf(calendar) ? read(query) : readFromEvents(query));
  }

  private OccurrencePage readFromEvents(OccurrenceQuery query) {
    OccurrenceCollector collector = new OccurrenceCollector(query);
    SeriesMerge merge = new SeriesMerge(query, collector);
    forEachEvent(query.calendar(), merge::add);
    merge.merge(event -> OccurrenceRow.of(event, query.calendar().zone()));
    return collector.page();
  }

  private void forEachEvent(Calendar calendar, Consumer<Event> visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(
            EVENTS, StoreKeys.event(calendar.id(), ""), StoreKeys.eventsEnd(calendar.id()))) {
      while (rows.hasNext()) {
        if (StoreCodecs.EVENT.decode(rows.next().value) instanceof StoredEvent.Live live) {
          visitor.accept(live.event());
        }
      }
    }
  }

  private OccurrencePage read(OccurrenceQuery query) {
    Calendar calendar = query.calendar();
    OccurrenceCollector collector = new OccurrenceCollector(query);
    WindowMonths months = WindowMonths.of(query.window(), calendar, collector.after());
    List<Event> series = new ArrayList<>();
    if (calendar.horizon().always()) {
      always(collector, calendar.id(), series);
    }
    Set<String> expanded = expandedSeries(calendar, months, series);
    rows(collector, calendar, months, expanded);
    if (!series.isEmpty()) {
      new SeriesMerge(query, collector).collect(series);
    }
    return collector.page();
  }

  /**
   * Returns the first ids, in their order, of events with an occurrence in a window.
   *
   * @param after only ids that come later
   */
  List<String> eventIds(Calendar calendar, Window window, int limit, @Nullable String after) {
    List<String> ids = readIdsBy(calendar, window, limit, after);
    for (Calendar now = moved(calendar); now != null; now = moved(now)) {
      ids = readIdsBy(now, window, limit, after);
    }
    return ids;
  }

  private List<String> readIdsBy(
      Calendar calendar, Window window, int limit, @Nullable String after) {
    return rules.by(
        calendar,
        () ->
            rules.areRowsOf(calendar)
                ? readIds(calendar, window, limit, after)
                : readIdsFromEvents(calendar, window, limit, after));
  }

  private List<String> readIdsFromEvents(
      Calendar calendar, Window window, int limit, @Nullable String after) {
    TreeSet<String> ids = new TreeSet<>();
    OccurrenceQuery one = new OccurrenceQuery(calendar, Role.OWNER, "", window, 1, null, false);
    EventIdCollector wanted = new EventIdCollector(one, ids, limit, after);
    forEachEvent(calendar, wanted::add);
    return List.copyOf(ids);
  }

  private List<String> readIds(
      Calendar calendar, Window window, int limit, @Nullable String after) {
    TreeSet<String> ids = new TreeSet<>();
    WindowMonths months = WindowMonths.of(window, calendar, null);
    OccurrenceQuery one = new OccurrenceQuery(calendar, Role.OWNER, "", window, 1, null, false);
    List<Event> series = new ArrayList<>();
    EventIdCollector wanted = new EventIdCollector(one, ids, limit, after);
    if (calendar.horizon().always()) {
      try (KeyValueIterator<Bytes, byte[]> rows = month(calendar.id(), StoreKeys.ALWAYS, 1)) {
        while (rows.hasNext()) {
          wanted.add(rows.next(), calendar.id(), series, this);
        }
      }
    }
    Set<String> expanded = expandedSeries(calendar, months, series);
    try (KeyValueIterator<Bytes, byte[]> rows =
        month(calendar.id(), months.first(), months.last() + 1)) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        if (!expanded.contains(StoreKeys.occurrencesEventIdOf(row.key))) {
          wanted.add(row, calendar.id(), series, this);
        }
      }
    }
    series.forEach(wanted::add);
    return List.copyOf(ids);
  }

  private void always(OccurrenceCollector collector, String calendarId, List<Event> series) {
    try (KeyValueIterator<Bytes, byte[]> rows = month(calendarId, StoreKeys.ALWAYS, 1)) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        RowReader reader = new RowReader(row.value);
        String eventId = StoreKeys.occurrencesEventIdOf(row.key);
        if (reader.isOnRead()) {
          addLive(calendarId, eventId, series);
        } else {
          collector.add(eventId, reader, UNCLIPPED, UNCLIPPED);
        }
      }
    }
  }

  /**
   * Adds the series that a window beyond the horizon must expand, and returns the ids of all that
   * are expanded. The rows of a series that lies within the horizon tell all of it.
   *
   * @param series those that every window must expand
   */
  private Set<String> expandedSeries(Calendar calendar, WindowMonths months, List<Event> series) {
    // While a horizon moves a series may be expanded and have rows as well.
    Set<String> ids = new HashSet<>();
    series.forEach(event -> ids.add(event.id()));
    if (months.isWithin(calendar.horizon())) {
      return ids;
    }
    try (KeyValueIterator<Bytes, byte[]> rows =
        month(calendar.id(), StoreKeys.SERIES, StoreKeys.SERIES + 1)) {
      while (rows.hasNext()) {
        String eventId = StoreKeys.occurrencesEventIdOf(rows.next().key);
        if (ids.add(eventId)) {
          addLive(calendar.id(), eventId, series);
        }
      }
    }
    return ids;
  }

  void addLive(String calendarId, String eventId, List<Event> events) {
    byte[] row = stores.get(EVENTS, StoreKeys.event(calendarId, eventId));
    if (row != null && StoreCodecs.EVENT.decode(row) instanceof StoredEvent.Live live) {
      events.add(live.event());
    }
  }

  /** Reads the rows of months but those of series that are expanded instead. */
  private void rows(
      OccurrenceCollector collector, Calendar calendar, WindowMonths months, Set<String> expanded) {
    int month = months.first();
    int enough = Integer.MAX_VALUE;
    long clip = UNCLIPPED;
    long dayClip = UNCLIPPED;
    try (KeyValueIterator<Bytes, byte[]> rows =
        month(calendar.id(), months.first(), months.last() + 1)) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        int monthOfRow = StoreKeys.monthOf(row.key);
        if (monthOfRow != month) {
          month = monthOfRow;
          // What began before this month was in the month before.
          clip = Months.start(month, calendar.horizon().monthsZone());
          dayClip = Months.localStart(month);
        }
        if (month > enough) {
          return;
        }
        String eventId = StoreKeys.occurrencesEventIdOf(row.key);
        if (!expanded.contains(eventId)) {
          collector.add(eventId, new RowReader(row.value), clip, dayClip);
        }
        if (collector.isFull() && enough == Integer.MAX_VALUE) {
          // Zones are less than a month apart: nothing earlier is filed after the next month.
          enough = month + 1;
        }
      }
    }
  }

  private KeyValueIterator<Bytes, byte[]> month(String calendarId, int first, int end) {
    return stores.range(
        OCCURRENCES,
        StoreKeys.occurrences(calendarId, first, ""),
        StoreKeys.occurrences(calendarId, end, ""));
  }
}
