package koyomi.domain.calendar.decide;

import java.util.List;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand.DeclineProposal;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Participation;
import koyomi.domain.event.Resolution;

/**
 * Decides on times that attendees propose (COUNTER, RFC 5546 §3.2.7). Accepting one is moving the
 * event, which asks everybody anew; declining it (DECLINECOUNTER, §3.2.8) leaves the answer that it
 * came with.
 */
final class Proposals {
  private final CalendarState state;
  private final CommandContext context;
  private final FactLog log;

  Proposals(CalendarState state, CommandContext context, FactLog log) {
    this.state = state;
    this.context = context;
    this.log = log;
  }

  Answer decline(DeclineProposal command) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    Event event = Guards.event(state, context, calendar, command.eventId()).event();
    Guards.precondition(context, event);
    Guards.notACopy(event);
    Revision revision =
        command.target() instanceof Target.Part part
                && part.scope() != Scope.ALL
                && event.content().isRecurring()
            ? once(new SeriesEdit(event, calendar.zone()), part, command.attendee())
            : always(event, command.attendee());
    if (revision.content().equals(event.content())
        && revision.overrides().equals(event.overrides())) {
      throw Refusal.of(Kind.NOT_FOUND, "There is no time that this attendee proposes");
    }
    Event after =
        event.revised(event.sequence(), context.now(), revision.content(), revision.overrides());
    log.add(new EventUpdated(event, after));
    return new Answer.OfEvent(after, false, List.of());
  }

  private static Revision once(SeriesEdit series, Target.Part part, String attendee) {
    return series.override(
        series.find(part.occurrence()), base -> new Resolution.Valid(without(base, attendee)));
  }

  private static Revision always(Event event, String attendee) {
    return new Revision(
        without(event.content(), attendee),
        event.overrides().stream()
            .map(override ->
                new EventOverride(override.occurrence(), without(override.content(), attendee)))
            .toList(),
        List.of());
  }

  private static EventContent without(EventContent content, String named) {
    return content.withAttendees(
        content.attendees().stream()
            .map(attendee -> isNamed(attendee, named) ? declined(attendee) : attendee)
            .toList());
  }

  private static boolean isNamed(Attendee attendee, String named) {
    return named.equals(attendee.userId()) || named.equalsIgnoreCase(attendee.email());
  }

  private static Attendee declined(Attendee attendee) {
    Participation known = attendee.participation();
    return known.proposal() == null
        ? attendee
        : attendee.with(known.declining(known.respondedAt()));
  }
}
