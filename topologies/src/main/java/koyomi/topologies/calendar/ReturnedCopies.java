package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.ANNOUNCEMENTS;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.decide.AbsentCopies;
import koyomi.domain.calendar.decide.MessageDecider;
import koyomi.domain.calendar.decide.Outbox;
import koyomi.domain.calendar.decide.Outgoing;
import koyomi.domain.event.Event;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.schemas.store.AnnouncementRow;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.PreparedWrites;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Lets the owner of a calendar that is back answer again in the copies that lie in it: each once,
 * when the {@link Announcer} comes to it, or before, when a message comes for it. For that message
 * may still say that the owner declines, which only meant that the calendar was gone.
 */
final class ReturnedCopies {
  private final ProcessorContext<String, Object> context;
  private final CalendarFactApplier applier;
  private final KeyValueStore<Bytes, byte[]> announcements;

  ReturnedCopies(ProcessorContext<String, Object> context, CalendarFactApplier applier) {
    this.context = context;
    this.applier = applier;
    this.announcements = context.getStateStore(ANNOUNCEMENTS);
  }

  /** Returns why others hear of an event whose calendar was deleted or is back. */
  static Outgoing.Cause cause(Calendar calendar, Event event, AnnouncementRow row) {
    return new Outgoing.Cause(
        row.commandId(),
        row.actor(),
        Objects.requireNonNullElse(calendar.deletedAt(), calendar.updatedAt()),
        event.id());
  }

  /** Answers again before a message is taken into a copy, where that is still to be done. */
  void answerBefore(CalendarState place, SchedulingMessage message, Instant now) {
    Calendar calendar = place.calendar();
    if (calendar == null || calendar.isDeleted()) {
      return;
    }
    byte[] row = announcements.get(StoreKeys.calendar(calendar.id()));
    Event copy = row == null ? null : MessageDecider.copy(place, message);
    if (row != null && copy != null) {
      answeredAgain(calendar, copy, StoreCodecs.ANNOUNCEMENT.decode(row), now);
    }
  }

  /** Tells whether a copy in a calendar that is back was written, with its calendar. */
  boolean answeredAgain(Calendar calendar, Event event, AnnouncementRow row, Instant now) {
    List<CalendarFact> facts =
        AbsentCopies.returned(calendar, event, row.deletedAt(), cause(calendar, event, row), now);
    if (facts.isEmpty()) {
      return false;
    }
    PreparedWrites writes = applier.prepare(facts);
    writes.write();
    long time = now.toEpochMilli();
    facts.forEach(fact ->
        context.forward(new Record<>(fact.calendarId(), fact, time), CalendarTopology.TO_EVENTS));
    WrittenSinks.forward(context, writes, time);
    OutgoingSinks.forward(context, Outbox.ofReturn(calendar, facts), time);
    return true;
  }
}
