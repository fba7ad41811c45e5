package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.HISTORY;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.schemas.store.HistoryRow;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.query.HistoryPage.Kind;
import koyomi.topologies.calendar.query.HistoryPage.Version;
import koyomi.topologies.calendar.store.StoreKeys;
import koyomi.topologies.calendar.view.OccurrenceRow;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads versions. The calendar as of a moment is of each event the last version that was recorded
 * until then: one walk over all versions that are kept of the calendar.
 */
final class HistoryReads {
  private final StoreQueries stores;

  HistoryReads(StoreQueries stores) {
    this.stores = stores;
  }

  Optional<PastEvent> eventAsOf(String calendarId, String eventId, Instant asOf) {
    List<PastEvent> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(
            HISTORY,
            StoreKeys.history(calendarId, eventId, 0),
            StoreKeys.historyEnd(calendarId, eventId))) {
      walk(rows, asOf, found::add);
    }
    return found.stream().findFirst();
  }

  PastEventPage eventsAsOf(
      Calendar calendar,
      Instant asOf,
      @Nullable Window window,
      int limit,
      @Nullable String pageToken) {
    List<PastEvent> found = new ArrayList<>();
    Bytes from =
        pageToken == null
            ? StoreKeys.event(calendar.id(), "")
            : StoreKeys.historyEnd(calendar.id(), pageToken);
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(HISTORY, from, StoreKeys.eventsEnd(calendar.id()))) {
      walk(
          rows,
          asOf,
          past -> {
            if (window == null || isIn(window, calendar, past.event())) {
              found.add(past);
            }
            return found.size() <= limit;
          });
    }
    return found.size() > limit
        ? new PastEventPage(found.subList(0, limit), found.get(limit - 1).event().id())
        : new PastEventPage(found, null);
  }

  private static boolean isIn(Window window, Calendar calendar, Event event) {
    OccurrenceQuery one = new OccurrenceQuery(calendar, Role.OWNER, "", window, 1, null, false);
    return new SeriesMerge(one, new OccurrenceCollector(one)).add(event);
  }

  OccurrencePage occurrencesAsOf(OccurrenceQuery query, Instant asOf) {
    OccurrenceCollector collector = new OccurrenceCollector(query);
    SeriesMerge merge = new SeriesMerge(query, collector);
    String calendarId = query.calendar().id();
    ZoneId zone = query.calendar().zone();
    // who sees an event that isn't restricted today is told by what it was
    Map<String, Event> presents = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(HISTORY, StoreKeys.event(calendarId, ""), StoreKeys.eventsEnd(calendarId))) {
      walk(
          rows,
          asOf,
          past -> {
            if (merge.add(past.event()) && EventAccess.isRestricted(past.present())) {
              presents.put(past.event().id(), past.present());
            }
            return true;
          });
    }
    merge.merge(
        event -> OccurrenceRow.ofPast(event, presents.getOrDefault(event.id(), event), zone));
    return collector.page();
  }

  static OccurrencePage occurrencesOf(PastEvent past, OccurrenceQuery query) {
    OccurrenceCollector collector = new OccurrenceCollector(query);
    SeriesMerge merge = new SeriesMerge(query, collector);
    merge.add(past.event());
    merge.merge(event -> OccurrenceRow.ofPast(event, past.present(), query.calendar().zone()));
    return collector.page();
  }

  /** Passes what was there at a moment to a visitor, in the order of ids, while it wants more. */
  private static void walk(
      KeyValueIterator<Bytes, byte[]> rows, Instant asOf, Predicate<PastEvent> visitor) {
    String eventId = "";
    Event then = null;
    Event present = null;
    while (rows.hasNext()) {
      KeyValue<Bytes, byte[]> row = rows.next();
      String id = StoreKeys.historyEventIdOf(row.key);
      if (!id.equals(eventId)) {
        if (then != null && !visitor.test(past(then, present))) {
          return;
        }
        eventId = id;
        then = null;
        present = null;
      }
      HistoryRow version = StoreCodecs.HISTORY.decode(row.value);
      if (!version.recordedAt().isAfter(asOf)) {
        then = version.event();
      }
      if (version.event() != null) {
        present = version.event();
      }
    }
    if (then != null) {
      var _ = visitor.test(past(then, present));
    }
  }

  private static PastEvent past(Event then, @Nullable Event present) {
    return new PastEvent(then, Objects.requireNonNull(present));
  }

  Optional<HistoryPage> history(
      String calendarId, String eventId, int limit, @Nullable String pageToken) {
    long last = pageToken == null ? Long.MAX_VALUE : version(pageToken);
    Event present = present(calendarId, eventId);
    if (present == null) {
      return Optional.empty();
    }
    List<Numbered> rows = versions(calendarId, eventId, last, limit + 1);
    List<Version> items = new ArrayList<>();
    for (int i = 0; i < Math.min(limit, rows.size()); i++) {
      items.add(version(rows.get(i), i + 1 < rows.size() ? rows.get(i + 1).row() : null));
    }
    String next = rows.size() > limit ? Long.toString(rows.get(limit).number()) : null;
    return Optional.of(new HistoryPage(present, items, next));
  }

  private static long version(String pageToken) {
    try {
      long version = Long.parseLong(pageToken);
      if (version > 0) {
        return version;
      }
    } catch (NumberFormatException _) {
      throw new InvalidPageTokenException();
    }
    throw new InvalidPageTokenException();
  }

  /** A deletion comes after a version that isn't one. */
  private @Nullable Event present(String calendarId, String eventId) {
    for (Numbered version : versions(calendarId, eventId, Long.MAX_VALUE, 2)) {
      if (version.row().event() != null) {
        return version.row().event();
      }
    }
    return null;
  }

  private List<Numbered> versions(String calendarId, String eventId, long last, int limit) {
    List<Numbered> versions = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.reverseRange(
            HISTORY,
            StoreKeys.history(calendarId, eventId, 0),
            StoreKeys.history(calendarId, eventId, last))) {
      while (versions.size() < limit && rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        versions.add(
            new Numbered(StoreKeys.versionOf(row.key), StoreCodecs.HISTORY.decode(row.value)));
      }
    }
    return versions;
  }

  private static Version version(Numbered version, @Nullable HistoryRow previous) {
    HistoryRow row = version.row();
    Event before = previous == null ? null : previous.event();
    return new Version(
        version.number(),
        kind(row, previous),
        row.recordedAt(),
        row.actor(),
        row.commandId(),
        row.event(),
        before);
  }

  private static Kind kind(HistoryRow row, @Nullable HistoryRow previous) {
    Event event = row.event();
    if (event == null) {
      return Kind.DELETED;
    }
    boolean first =
        previous == null ? event.createdAt().equals(row.recordedAt()) : previous.event() == null;
    return first ? Kind.CREATED : Kind.UPDATED;
  }

  private record Numbered(long number, HistoryRow row) {}
}
