package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.BUSY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.topologies.calendar.busy.BusyKeys;
import koyomi.topologies.calendar.busy.BusyRow;
import koyomi.topologies.calendar.busy.EventRef;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a person's time: of the months that a calendar keeps from the store of busy time, the rest
 * from the events. A calendar whose rows are of other rules of zones is read from its events alone.
 */
final class BusyReads {
  private static final int EVENTS_AT_ONCE = 1_000;

  private final PartitionView view;
  private final StoreQueries stores;
  private final ReadRules rules;

  BusyReads(PartitionView view, StoreQueries stores, ReadRules rules) {
    this.view = view;
    this.stores = stores;
    this.rules = rules;
  }

  /** An event to be expanded, and the part of the window for which. */
  private record Part(Calendar calendar, Event event, Span span) {}

  /** What one try has found. */
  private record Found(List<BusyInterval> intervals, List<Part> parts) {}

  void forEach(String person, Span window, BusyVisitor visitor) {
    List<Calendar> calendars = calendars(person);
    Found found = read(person, calendars, window);
    while (found == null) {
      calendars = calendars(person);
      found = read(person, calendars, window);
    }
    found.intervals().forEach(visitor::interval);
    for (Part part : found.parts()) {
      rules.by(
          part.calendar(),
          () -> {
            visitor.event(part.calendar(), part.event(), part.span());
            return part;
          });
    }
  }

  /** The calendars that are a person's time: those which the person made. */
  private List<Calendar> calendars(String person) {
    ShardKey shard = ShardKey.ofUser(person);
    List<Calendar> calendars = new ArrayList<>();
    for (Membership membership : view.memberships(person)) {
      // what others share with the person is others' time
      if (ShardKey.ofCalendar(membership.calendarId()).equals(shard)) {
        view.calendar(membership.calendarId())
            .filter(calendar -> !calendar.isDeleted() && calendar.ownerId().equals(person))
            .ifPresent(calendars::add);
      }
    }
    return calendars;
  }

  /** Returns null where what was relied on has gone meanwhile. */
  private @Nullable Found read(String person, List<Calendar> calendars, Span window) {
    byte[] head = stores.get(BUSY, BusyKeys.row(person, BusyKeys.ALWAYS));
    BusyRow always = head == null ? BusyRow.EMPTY : BusyRow.decode(head, BusyKeys.ALWAYS);
    Map<String, Span> kept = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    for (Calendar calendar : calendars) {
      Spans rest = Spans.of(window);
      if (always.complete().contains(calendar.id()) && rules.areRowsOf(calendar)) {
        Span known = rules.by(calendar, () -> KeptMonths.of(calendar));
        if (known.overlaps(window)) {
          kept.put(
              calendar.id(),
              new Span(
                  Math.max(known.start(), window.start()), Math.min(known.end(), window.end())));
          rest = rest.minus(Spans.of(known));
        }
      }
      for (Span part : rest.asList()) {
        events(calendar, part, parts);
      }
    }
    List<BusyInterval> intervals = new ArrayList<>();
    if (!kept.isEmpty()) {
      intervals(person, always, kept, intervals);
      expanded(calendars, always, kept, parts);
    }
    boolean same =
        Arrays.equals(head, stores.get(BUSY, BusyKeys.row(person, BusyKeys.ALWAYS)))
            && calendars.stream().allMatch(this::isAsBefore);
    return same ? new Found(intervals, parts) : null;
  }

  private boolean isAsBefore(Calendar calendar) {
    return view.calendar(calendar.id())
        .filter(now -> now.horizon().isSameFor(calendar.horizon()))
        .isPresent();
  }

  private void intervals(
      String person, BusyRow always, Map<String, Span> kept, List<BusyInterval> intervals) {
    long start = kept.values().stream().mapToLong(Span::start).min().orElseThrow();
    long end = kept.values().stream().mapToLong(Span::end).max().orElseThrow();
    int first = (int) Math.floorDiv(start, BusyInterval.DAY);
    int last = (int) Math.floorDiv(end - 1, BusyInterval.DAY);
    always.intervals().forEach(interval -> add(interval, kept, intervals));
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(BUSY, BusyKeys.row(person, first), BusyKeys.row(person, last))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        int day = BusyKeys.dayOf(row.key);
        for (BusyInterval interval : BusyRow.decode(row.value, day).intervals()) {
          // what began before was in the row before
          if (day == Math.max(first, interval.firstDay())) {
            add(interval, kept, intervals);
          }
        }
      }
    }
  }

  private static void add(
      BusyInterval interval, Map<String, Span> kept, List<BusyInterval> intervals) {
    Span span = kept.get(interval.of().calendarId());
    if (span != null && interval.start() < span.end() && interval.end() > span.start()) {
      intervals.add(interval);
    }
  }

  /** Adds the events that nothing is kept of where the rest of their calendar is. */
  private void expanded(
      List<Calendar> calendars, BusyRow always, Map<String, Span> kept, List<Part> parts) {
    for (EventRef ref : always.onRead()) {
      for (Calendar calendar : calendars) {
        Span part = kept.get(calendar.id());
        if (part != null && calendar.id().equals(ref.calendarId())) {
          view.event(ref.calendarId(), ref.eventId())
              .ifPresent(event -> parts.add(new Part(calendar, event, part)));
        }
      }
    }
  }

  /** Adds a calendar's events in a part of the window. */
  private void events(Calendar calendar, Span part, List<Part> parts) {
    Window window =
        new Window(Instant.ofEpochSecond(part.start()), Instant.ofEpochSecond(part.end()));
    String next = null;
    do {
      EventPage page = view.events(calendar, window, EVENTS_AT_ONCE, next);
      for (Event event : page.items()) {
        parts.add(new Part(calendar, event, part));
      }
      next = page.nextPageToken();
    } while (next != null);
  }
}
