package koyomi.domain.calendar.decide;

import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.CreateCalendar;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeclineProposal;
import koyomi.domain.calendar.CalendarCommand.DeleteCalendar;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.ImportEvents;
import koyomi.domain.calendar.CalendarCommand.PatchCalendar;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreCalendar;
import koyomi.domain.calendar.CalendarCommand.RestoreEvent;
import koyomi.domain.calendar.CalendarCommand.Share;
import koyomi.domain.calendar.CalendarCommand.Unshare;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.conflict.Conflict;

/** Decides commands. The same state, command and context always give the same decision. */
public final class CalendarDecider {
  private CalendarDecider() {}

  /** Returns what becomes of a command. */
  public static Decision decide(
      CalendarState state, CommandContext context, CalendarCommand command) {
    Calendar calendar = state.calendar();
    long sequence = calendar == null ? 0 : calendar.sequence();
    FactLog log = new FactLog(context, sequence);
    try {
      Answer answer = dispatch(state, context, command, log);
      Decision decision = new Decision(log.facts(), answer);
      // the events of a file are many, and nobody is answered with them
      return command instanceof ImportEvents
          ? decision
          : WrittenConflicts.in(state, decision, found(state, context, command));
    } catch (Refusal refusal) {
      return new Decision(
          FactLog.refused(
              context, sequence, new CalendarFact.Body.CommandRejected(refusal.rejection())),
          new Answer.OfRejection(refusal.rejection()));
    }
  }

  /** What was found for another version than there is now isn't what overlaps with this one. */
  private static List<Conflict> found(
      CalendarState state, CommandContext context, CalendarCommand command) {
    String eventId =
        switch (command) {
          case CreateEvent create -> create.eventId();
          case PutEvent put -> put.eventId();
          case PatchEvent patch -> patch.eventId();
          default -> null;
        };
    if (eventId == null || context.found().isEmpty()) {
      return List.of();
    }
    long version =
        state.event(eventId) instanceof StoredEvent.Live live ? live.event().version() : 0;
    return version == context.foundFor() ? context.found() : List.of();
  }

  private static Answer dispatch(
      CalendarState state, CommandContext context, CalendarCommand command, FactLog log) {
    CalendarDecisions calendars = new CalendarDecisions(state, context, log);
    EventDecisions events = new EventDecisions(state, context, log);
    return switch (command) {
      case CreateCalendar create -> calendars.create(create.draft());
      case PatchCalendar patch -> calendars.patch(patch.patch());
      case DeleteCalendar _ -> calendars.delete();
      case RestoreCalendar _ -> calendars.restore();
      case Share share -> calendars.share(share.userId(), share.role());
      case Unshare unshare -> calendars.unshare(unshare.userId());
      case CreateEvent create -> events.create(create.eventId(), create.draft());
      case PutEvent put -> events.put(put.eventId(), put.draft(), put.target());
      case PatchEvent patch -> events.patch(patch.eventId(), patch.patch(), patch.target());
      case DeleteEvent delete -> events.delete(delete.eventId(), delete.target());
      case RespondToEvent respond -> new Responses(state, context, log).respond(respond);
      case DeclineProposal decline -> new Proposals(state, context, log).decline(decline);
      case RestoreEvent restore -> new Restorations(state, context, log).restore(restore);
      case ImportEvents slice -> new ImportDecisions(state, context, log).take(slice.events());
    };
  }
}
