package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.ANNOUNCEMENTS;
import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;
import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;

import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.decide.Outbox;
import koyomi.domain.calendar.decide.Outgoing;
import koyomi.domain.zone.Zones;
import koyomi.schemas.store.AnnouncementRow;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells the invited that the organiser's calendar was deleted, or is back, and organisers that the
 * calendar was deleted in which an invited copy lies, whose owner answers again when it is back:
 * event after event, a slice at a time, so that a calendar of thousands of events holds nobody up.
 * How far it has come is stored; a restart goes on from there. Who returns a calendar while its
 * deletion is being told begins anew: everybody hears the later word.
 */
final class Announcer {
  private final ProcessorContext<String, Object> context;
  private final KeyValueStore<Bytes, byte[]> announcements;
  private final KeyValueStore<Bytes, byte[]> calendars;
  private final KeyValueStore<Bytes, byte[]> events;
  private final ReturnedCopies returned;
  private final BasisTable basis;
  private final Supplier<BooleanSupplier> slices;

  /** Whether there may be something to tell. */
  private boolean pending = true;

  /**
   * Makes the announcer of a task.
   *
   * @param slices begins a slice and tells, each time it is asked, whether it may go on
   */
  Announcer(
      ProcessorContext<String, Object> context,
      CalendarFactApplier applier,
      BasisTable basis,
      Supplier<BooleanSupplier> slices) {
    this.context = context;
    this.returned = new ReturnedCopies(context, applier);
    this.basis = basis;
    this.announcements = context.getStateStore(ANNOUNCEMENTS);
    this.calendars = context.getStateStore(CALENDARS);
    this.events = context.getStateStore(EVENTS);
    this.slices = slices;
  }

  /** Notes what a fact gives to tell. */
  void hear(CalendarFact fact) {
    if (fact.body() instanceof CalendarChanged changed
        && (changed.kind() == CalendarChange.DELETED
            || changed.kind() == CalendarChange.RESTORED)) {
      Calendar gone = changed.kind() == CalendarChange.DELETED ? changed.after() : changed.before();
      Instant deletedAt = gone == null ? null : gone.deletedAt();
      AnnouncementRow row =
          new AnnouncementRow(
              fact.commandId(),
              fact.actor(),
              deletedAt == null ? fact.recordedAt() : deletedAt,
              "");
      announcements.put(
          StoreKeys.calendar(fact.calendarId()), StoreCodecs.ANNOUNCEMENT.encode(row));
      pending = true;
    }
  }

  /** Tells whether everybody was told all that is to be told of a calendar. */
  boolean isDone(String calendarId) {
    return announcements.get(StoreKeys.calendar(calendarId)) == null;
  }

  /** Does one slice of what is to be told. */
  void tick(Instant now) {
    if (!pending) {
      return;
    }
    BooleanSupplier mayGoOn = slices.get();
    KeyValue<Bytes, byte[]> next = first();
    while (next != null) {
      KeyValue<Bytes, byte[]> row = next;
      boolean all =
          Zones.by(
              basis.latestRules(),
              () -> told(row.key, StoreCodecs.ANNOUNCEMENT.decode(row.value), now, mayGoOn));
      if (!all) {
        return;
      }
      next = first();
    }
    pending = false;
  }

  private @Nullable KeyValue<Bytes, byte[]> first() {
    try (KeyValueIterator<Bytes, byte[]> rows = announcements.all()) {
      return rows.hasNext() ? rows.next() : null;
    }
  }

  /** Tells whether all of a calendar was told in this slice. */
  private boolean told(Bytes key, AnnouncementRow row, Instant now, BooleanSupplier mayGoOn) {
    Calendar calendar = calendar(key);
    if (calendar == null) {
      announcements.delete(key);
      return true;
    }
    try (KeyValueIterator<Bytes, byte[]> rest =
        events.range(
            StoreKeys.event(calendar.id(), row.after() + "\0"),
            StoreKeys.eventsEnd(calendar.id()))) {
      while (rest.hasNext()) {
        KeyValue<Bytes, byte[]> event = rest.next();
        if (StoreCodecs.EVENT.decode(event.value) instanceof StoredEvent.Live live) {
          Outgoing.Cause cause = ReturnedCopies.cause(calendar, live.event(), row);
          OutgoingSinks.forward(
              context, Outbox.ofCalendar(calendar, live.event(), cause), now.toEpochMilli());
          if (returned.answeredAgain(calendar, live.event(), row, now)) {
            calendar = Objects.requireNonNull(calendar(key));
          }
        }
        if (rest.hasNext() && !mayGoOn.getAsBoolean()) {
          String last = StoreKeys.eventIdOf(event.key);
          announcements.put(key, StoreCodecs.ANNOUNCEMENT.encode(row.after(last)));
          return false;
        }
      }
    }
    announcements.delete(key);
    return true;
  }

  private @Nullable Calendar calendar(Bytes key) {
    byte[] stored = calendars.get(key);
    return stored == null ? null : StoreCodecs.CALENDAR.decode(stored);
  }
}
