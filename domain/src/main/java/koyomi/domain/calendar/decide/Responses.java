package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.ZoneId;
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
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Participation.Proposal;
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

  Answer respond(RespondToEvent asked) {
    Calendar calendar = state.calendar();
    if (calendar == null || calendar.isDeleted()) {
      throw Refusal.of(Kind.NOT_FOUND, "There is no calendar " + context.calendarId());
    }
    if (!(state.event(asked.eventId()) instanceof StoredEvent.Live live)) {
      throw Refusal.of(
          Kind.NOT_FOUND, "There is no event " + asked.eventId() + " in this calendar");
    }
    Event event = live.event();
    if (!EventAccess.insiders(event).contains(context.actor())) {
      throw Refusal.of(Kind.FORBIDDEN, "Only who is invited can answer");
    }
    Guards.precondition(context, event);
    RespondToEvent command = checked(calendar, event, asked);
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
            series.find(part.occurrence()),
            base -> new Resolution.Valid(answered(event, base, command)));
    return event.revised(event.sequence(), context.now(), revision.content(), revision.overrides());
  }

  private Event answeredAlways(Event event, RespondToEvent command) {
    List<EventOverride> overrides =
        event.overrides().stream()
            .map(override ->
                isInvited(override.content())
                    ? new EventOverride(
                        override.occurrence(), answered(event, override.content(), command))
                    : override)
            .toList();
    return event.revised(
        event.sequence(), context.now(), answered(event, event.content(), command), overrides);
  }

  private boolean isInvited(EventContent content) {
    return content.attendees().stream().anyMatch(this::isActor);
  }

  private boolean isActor(Attendee attendee) {
    return context.actor().equals(attendee.userId());
  }

  /**
   * Returns the answer as it is kept: who is named exists in it, and what it proposes is a time.
   */
  private RespondToEvent checked(Calendar calendar, Event event, RespondToEvent command) {
    Attendee delegate = command.delegate();
    if ((delegate == null) == (command.status() == ResponseStatus.DELEGATED)) {
      throw Refusal.invalid("/delegateTo", "goes with the status DELEGATED, and that with it");
    }
    if (delegate != null
        && (context.actor().equals(delegate.userId())
            || event.organizerId().equals(delegate.userId()))) {
      throw Refusal.invalid("/delegateTo", "must be somebody else than attendee and organiser");
    }
    Proposal proposal = command.proposal();
    return new RespondToEvent(
        command.eventId(),
        command.status(),
        command.comment(),
        command.target(),
        proposal == null ? null : proposed(calendar.zone(), event, command.status(), proposal),
        delegate);
  }

  private static Proposal proposed(
      ZoneId zone, Event event, ResponseStatus status, Proposal proposal) {
    if (status != ResponseStatus.TENTATIVE && status != ResponseStatus.DECLINED) {
      throw Refusal.invalid("/proposedTime", "goes with the status TENTATIVE or DECLINED");
    }
    EventTime start = InvitedView.pinned(proposal.start(), zone);
    EventTime end = InvitedView.pinned(proposal.end(), zone);
    boolean days = event.content().isAllDay();
    if (start.isDate() != days || end.isDate() != days) {
      throw Refusal.invalid(
          "/proposedTime", "must be of " + (days ? "dates" : "dateTimes") + " like the event's");
    }
    if (days
        ? !end.local().isAfter(start.local())
        : EventTimes.instant(end, zone).isBefore(EventTimes.instant(start, zone))) {
      throw Refusal.invalid("/proposedTime/end", "is before start");
    }
    return new Proposal(start, end);
  }

  private EventContent answered(Event event, EventContent content, RespondToEvent command) {
    if (!isInvited(content)) {
      throw Refusal.of(Kind.FORBIDDEN, "Only who is invited can answer");
    }
    // one moment for all parts of the event, as the organiser hears of one
    Instant when = new AbsentCopies("user:" + context.actor(), event).answeredAt(context.now());
    EventContent answered =
        content.withAttendees(
            content.attendees().stream()
                .map(attendee ->
                    isActor(attendee) ? Answers.given(attendee, command, when) : attendee)
                .toList());
    // In a copy the delegate is only shown: it is the organiser's event that invites.
    return Answers.withDelegate(
        answered,
        "user:" + context.actor(),
        Answers.answer(command),
        event.isCopy() ? 0 : event.version() + 1);
  }
}
