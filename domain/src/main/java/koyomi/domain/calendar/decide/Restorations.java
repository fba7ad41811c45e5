package koyomi.domain.calendar.decide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand.RestoreEvent;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import org.jspecify.annotations.Nullable;

/**
 * Decides what bringing a version back makes of an event. It takes the rights to see both the event
 * of today and the version. Answers belong to the attendees: who is still invited keeps today's.
 */
final class Restorations {
  private final CalendarState state;
  private final CommandContext context;
  private final FactLog log;

  Restorations(CalendarState state, CommandContext context, FactLog log) {
    this.state = state;
    this.context = context;
    this.log = log;
  }

  Answer restore(RestoreEvent command) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    return switch (state.event(command.eventId())) {
      case StoredEvent.Live live -> revised(calendar, live.event(), command);
      case StoredEvent.Tombstone gone -> revived(calendar, gone, command);
      case null ->
          throw Refusal.of(
              Kind.NOT_FOUND, "There never was an event " + command.eventId() + " here");
    };
  }

  private Answer revised(Calendar calendar, Event present, RestoreEvent command) {
    requireSight(calendar, present);
    Guards.notACopy(present);
    Guards.precondition(context, present);
    Event past = past(calendar, command);
    EventContent content = answered(past.content(), present.content());
    List<EventOverride> overrides = overrides(past, present);
    if (content.equals(present.content()) && overrides.equals(present.overrides())) {
      return new Answer.OfEvent(present, false, List.of());
    }
    Event after =
        Asking.resources(
            Asking.next(
                present, Revisions.next(present, content, overrides, context.now()), false));
    log.add(new EventUpdated(present, after));
    return new Answer.OfEvent(after, false, List.of());
  }

  private Answer revived(Calendar calendar, StoredEvent.Tombstone gone, RestoreEvent command) {
    Event last = state.version(gone.eventId(), gone.version() - 1);
    if (last != null) {
      requireSight(calendar, last);
    }
    Guards.precondition(context.precondition(), null);
    Event past = past(calendar, command);
    Guards.notACopy(past);
    Event before = last == null ? past : last;
    Event revived =
        new Event(
            past.calendarId(),
            past.id(),
            past.iCalUid(),
            past.organizerId(),
            // attendees heard of the deletion: what comes now must be newer
            before.sequence() + 1,
            Revisions.first(gone),
            past.createdAt(),
            context.now(),
            answered(past.content(), before.content()),
            overrides(past, before));
    Event asking = Asking.first(revived);
    log.add(new EventCreated(asking));
    return new Answer.OfEvent(asking, true, List.of());
  }

  private Event past(Calendar calendar, RestoreEvent command) {
    Event past = state.version(command.eventId(), command.version());
    if (past == null) {
      throw Refusal.of(
          Kind.NOT_FOUND,
          "Of event "
              + command.eventId()
              + " no version "
              + command.version()
              + " is kept that could be brought back");
    }
    requireSight(calendar, past);
    return past;
  }

  private void requireSight(Calendar calendar, Event event) {
    Role role = Guards.requireRole(calendar, context, Role.EDITOR);
    if (!EventAccess.seesDetails(role, context.actor(), event)) {
      throw Refusal.of(Kind.FORBIDDEN, "The event is private");
    }
  }

  private static List<EventOverride> overrides(Event past, Event present) {
    return past.overrides().stream()
        .map(override ->
            new EventOverride(
                override.occurrence(), answered(override.content(), contentOf(present, override))))
        .toList();
  }

  private static @Nullable EventContent contentOf(Event event, EventOverride override) {
    return event.overrides().stream()
        .filter(other -> other.occurrence().equals(override.occurrence()))
        .map(EventOverride::content)
        .findFirst()
        .orElse(null);
  }

  /** The past content with the answers that attendees have given by now. */
  private static EventContent answered(EventContent past, @Nullable EventContent present) {
    if (present == null || past.attendees().isEmpty() || present.attendees().isEmpty()) {
      return past;
    }
    Map<String, Attendee> known = new HashMap<>();
    present.attendees().forEach(attendee -> known.put(attendee.identity(), attendee));
    return past.withAttendees(
        past.attendees().stream()
            .map(attendee -> {
              Attendee now = known.get(attendee.identity());
              return now == null ? attendee : attendee.withAnswerOf(now);
            })
            .toList());
  }
}
