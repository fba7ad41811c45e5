package koyomi.domain.calendar.decide;

import java.util.List;
import koyomi.domain.access.EventAccess;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Resolution;
import koyomi.domain.event.ResponseStatus;

/** Decides attendees' own answers (REPLY, RFC 5546 §3.2.3). */
final class Responses {
  private final CalendarState state;
  private final CommandContext context;
  private final FactLog log;

  Responses(CalendarState state, CommandContext context, FactLog log) {
    this.state = state;
    this.context = context;
    this.log = log;
  }

  Answer respond(RespondToEvent command) {
    Calendar calendar = state.calendar();
    if (calendar == null || calendar.isDeleted()) {
      throw Refusal.of(Kind.NOT_FOUND, "There is no calendar " + context.calendarId());
    }
    if (!(state.event(command.eventId()) instanceof StoredEvent.Live live)) {
      throw Refusal.of(
          Kind.NOT_FOUND, "There is no event " + command.eventId() + " in this calendar");
    }
    Event event = live.event();
    if (!EventAccess.insiders(event).contains(context.actor())) {
      throw Refusal.of(Kind.FORBIDDEN, "Only who is invited can answer");
    }
    Guards.precondition(context, event);
    Event answered =
        switch (command.target()) {
          case Target.Part part when part.scope() != Scope.ALL && event.content().isRecurring() ->
              answeredOnce(calendar, event, part, command);
          case Target.Part _, Target.Whole _ -> answeredAlways(event, command);
        };
    if (answered.content().equals(event.content())
        && answered.overrides().equals(event.overrides())) {
      return new Answer.OfEvent(event, false, List.of());
    }
    log.add(new EventUpdated(event, answered));
    return new Answer.OfEvent(answered, false, List.of());
  }

  /** Declines one occurrence of a copy, in the place of deleting it. */
  Answer declined(Event copy, Target.Part part) {
    if (part.scope() != Scope.THIS) {
      throw Refusal.of(
          Kind.CONFLICT,
          "Of an invitation one occurrence or all can be deleted, not all later ones");
    }
    respond(new RespondToEvent(copy.id(), ResponseStatus.DECLINED, null, part));
    return new Answer.Deleted();
  }

  private Event answeredOnce(
      Calendar calendar, Event event, Target.Part part, RespondToEvent command) {
    SeriesEdit series = new SeriesEdit(event, calendar.zone());
    Revision revision =
        series.override(
            series.find(part.occurrence()), base -> new Resolution.Valid(answered(base, command)));
    return event.revised(event.sequence(), context.now(), revision.content(), revision.overrides());
  }

  private Event answeredAlways(Event event, RespondToEvent command) {
    List<EventOverride> overrides =
        event.overrides().stream()
            .map(override ->
                isInvited(override.content())
                    ? new EventOverride(
                        override.occurrence(), answered(override.content(), command))
                    : override)
            .toList();
    return event.revised(
        event.sequence(), context.now(), answered(event.content(), command), overrides);
  }

  private boolean isInvited(EventContent content) {
    return content.attendees().stream().anyMatch(this::isActor);
  }

  private boolean isActor(Attendee attendee) {
    return context.actor().equals(attendee.userId());
  }

  private EventContent answered(EventContent content, RespondToEvent command) {
    if (!isInvited(content)) {
      throw Refusal.of(Kind.FORBIDDEN, "Only who is invited can answer");
    }
    return content.withAttendees(
        content.attendees().stream()
            .map(attendee ->
                isActor(attendee) ? Answers.given(attendee, command, context.now()) : attendee)
            .toList());
  }
}
