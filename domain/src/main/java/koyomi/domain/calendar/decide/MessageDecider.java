package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;

/**
 * Decides what messages between calendars make of a calendar (RFC 5546 §3.2). A message that comes
 * twice, too late or to what is no longer there gives no facts.
 */
public final class MessageDecider {
  private MessageDecider() {}

  /**
   * Takes answers into the organiser's calendar.
   *
   * @param state the organiser's calendar
   */
  public static List<CalendarFact> reply(
      CalendarState state, SchedulingMessage message, Reply reply, Instant now) {
    Calendar calendar = state.calendar();
    if (calendar == null
        || !(state.event(message.original().eventId()) instanceof StoredEvent.Live live)
        || live.event().isCopy()) {
      return List.of();
    }
    Event after = new Replies(live.event(), calendar.zone(), message, reply).applied(now);
    if (after == null) {
      return List.of();
    }
    FactLog log = log(calendar, message, now);
    log.add(new EventUpdated(live.event(), after));
    return log.facts();
  }

  private static FactLog log(Calendar calendar, SchedulingMessage message, Instant now) {
    CommandContext context =
        new CommandContext(
            message.commandId(),
            calendar.id(),
            message.actor(),
            null,
            new Precondition.None(),
            now);
    return new FactLog(context, calendar.sequence());
  }
}
