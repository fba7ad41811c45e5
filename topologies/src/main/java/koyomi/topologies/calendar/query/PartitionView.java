package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.CHANGES;
import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.MEMBERSHIPS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.people.Profile;
import koyomi.schemas.store.ChangeRow;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.DecodedRows;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.query.ChangePage.Change;
import koyomi.topologies.calendar.query.ChangePage.Kind;
import koyomi.topologies.calendar.store.MembershipRow;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The reads of one partition, on raw stores. */
final class PartitionView implements CalendarView {
  private final StoreQueries stores;
  private final CalendarRows calendars;
  private final ReadRules rules;

  PartitionView(StoreQueries stores, BasisTable basis, DecodedRows<Calendar> decoded) {
    this.stores = stores;
    this.rules = new ReadRules(basis);
    this.calendars = new CalendarRows(stores, decoded);
  }

  @Override
  public Optional<Calendar> calendar(String calendarId) {
    return Optional.ofNullable(calendars.get(calendarId));
  }

  @Override
  public List<Membership> memberships(String userId) {
    List<Membership> memberships = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(
            MEMBERSHIPS, StoreKeys.membership(userId, ""), StoreKeys.membershipsEnd(userId))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        memberships.add(
            new Membership(
                StoreKeys.membershipCalendarOf(row.key), MembershipRow.decode(row.value).role()));
      }
    }
    return memberships;
  }

  @Override
  public Optional<Profile> profile(String userId) {
    return new PeopleReads(stores).profile(userId);
  }

  @Override
  public DirectoryPage people(List<String> asked, String after, int limit) {
    return new PeopleReads(stores).find(asked, after, limit);
  }

  @Override
  public List<Profile> peopleByMail(String email) {
    return new PeopleReads(stores).byMail(email);
  }

  @Override
  public void busy(String userId, Span window, BusyVisitor visitor) {
    new BusyReads(this, stores, rules).forEach(userId, window, visitor);
  }

  @Override
  public Optional<Event> event(String calendarId, String eventId) {
    return Optional.ofNullable(live(calendarId, eventId));
  }

  private @Nullable Event live(String calendarId, String eventId) {
    byte[] row = stores.get(EVENTS, StoreKeys.event(calendarId, eventId));
    return row == null ? null : live(row);
  }

  @Override
  public Optional<PastEvent> eventAsOf(String calendarId, String eventId, Instant asOf) {
    return new HistoryReads(stores).eventAsOf(calendarId, eventId, asOf);
  }

  @Override
  public PastEventPage eventsAsOf(
      Calendar calendar,
      Instant asOf,
      @Nullable Window window,
      int limit,
      @Nullable String pageToken) {
    if (pageToken != null && !Ids.isEventId(pageToken)) {
      throw new InvalidPageTokenException();
    }
    return rules.by(
        calendar,
        () -> new HistoryReads(stores).eventsAsOf(calendar, asOf, window, limit, pageToken));
  }

  @Override
  public OccurrencePage occurrencesAsOf(OccurrenceQuery query, Instant asOf) {
    return rules.by(query.calendar(), () -> new HistoryReads(stores).occurrencesAsOf(query, asOf));
  }

  @Override
  public OccurrencePage occurrencesOf(PastEvent event, OccurrenceQuery query) {
    return rules.by(query.calendar(), () -> HistoryReads.occurrencesOf(event, query));
  }

  @Override
  public Optional<HistoryPage> history(
      String calendarId, String eventId, int limit, @Nullable String pageToken) {
    return new HistoryReads(stores).history(calendarId, eventId, limit, pageToken);
  }

  private static @Nullable Event live(byte[] row) {
    return StoreCodecs.EVENT.decode(row) instanceof StoredEvent.Live live ? live.event() : null;
  }

  @Override
  public EventPage events(
      Calendar calendar, @Nullable Window window, int limit, @Nullable String pageToken) {
    if (pageToken != null && !Ids.isEventId(pageToken)) {
      throw new InvalidPageTokenException();
    }
    if (window == null) {
      return allEvents(calendar.id(), limit, pageToken);
    }
    List<String> ids =
        new OccurrenceReads(stores, calendars, rules)
            .eventIds(calendar, window, limit + 1, pageToken);
    List<Event> events = new ArrayList<>();
    for (String id : ids.subList(0, Math.min(limit, ids.size()))) {
      event(calendar.id(), id).ifPresent(events::add);
    }
    return new EventPage(events, ids.size() > limit ? ids.get(limit - 1) : null);
  }

  private EventPage allEvents(String calendarId, int limit, @Nullable String pageToken) {
    List<Event> events = new ArrayList<>();
    String after = pageToken == null ? "" : pageToken;
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(EVENTS, StoreKeys.event(calendarId, after), StoreKeys.eventsEnd(calendarId))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        Event event = live(row.value);
        if (event == null || event.id().equals(pageToken)) {
          continue;
        }
        if (events.size() == limit) {
          return new EventPage(events, events.getLast().id());
        }
        events.add(event);
      }
    }
    return new EventPage(events, null);
  }

  @Override
  public ChangePage changes(String calendarId, long sinceSequence, int limit) {
    List<Change> changes = new ArrayList<>();
    long sequence = sinceSequence;
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(
            CHANGES,
            StoreKeys.change(calendarId, sinceSequence + 1),
            StoreKeys.change(calendarId, Long.MAX_VALUE))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        Change change = change(calendarId, sinceSequence, StoreCodecs.CHANGE.decode(row.value));
        if (change != null && changes.size() == limit) {
          return new ChangePage(changes, sequence, true);
        }
        if (change != null) {
          changes.add(change);
        }
        sequence = StoreKeys.sequenceOf(row.key);
      }
    }
    return new ChangePage(changes, sequence, false);
  }

  /** Returns what a row tells one who knows all until a sequence; null for nothing. */
  private @Nullable Change change(String calendarId, long since, ChangeRow row) {
    boolean known = row.createdSequence() <= since;
    Event event = row.deleted() ? null : live(calendarId, row.eventId());
    if (event == null) {
      return known ? new Change(row.eventId(), Kind.DELETED, null) : null;
    }
    return new Change(row.eventId(), known ? Kind.UPDATED : Kind.CREATED, event);
  }

  @Override
  public OccurrencePage occurrences(OccurrenceQuery query) {
    return new OccurrenceReads(stores, calendars, rules).page(query);
  }

  @Override
  public OccurrencePage occurrencesOf(Event event, OccurrenceQuery query) {
    return rules.by(
        query.calendar(),
        () -> {
          OccurrenceCollector collector = new OccurrenceCollector(query);
          new SeriesMerge(query, collector).collect(List.of(event));
          return collector.page();
        });
  }
}
