package koyomi.domain.calendar.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Keeps with each version of an event what overlaps with it when it is written. It stands in the
 * fact, so the answer that is given again, a read of the version and a replay say the same.
 */
final class WrittenConflicts {
  private WrittenConflicts() {}

  /**
   * Adds what is kept of the maker's time, and what was found of others'.
   *
   * @param found by the sender of the command
   */
  static Decision in(CalendarState state, Decision decision, List<Conflict> found) {
    List<CalendarFact> facts = in(state, decision.facts(), found);
    Answer answer = decision.answer();
    if (answer instanceof Answer.OfEvent told) {
      for (CalendarFact fact : facts) {
        Event written = written(fact);
        if (written != null && isSame(written, told.event())) {
          answer = new Answer.OfEvent(written, told.created(), told.dropped());
        }
      }
    }
    return new Decision(facts, answer);
  }

  /** Adds what is kept of the maker's time. */
  static List<CalendarFact> in(CalendarState state, List<CalendarFact> facts) {
    return in(state, facts, List.of());
  }

  private static List<CalendarFact> in(
      CalendarState state, List<CalendarFact> facts, List<Conflict> found) {
    Set<String> rewritten = new HashSet<>();
    for (CalendarFact fact : facts) {
      String eventId = FactApplication.eventId(fact);
      if (eventId != null) {
        rewritten.add(eventId);
      }
    }
    return rewritten.isEmpty()
        ? facts
        : facts.stream().map(fact -> in(state, fact, rewritten, found)).toList();
  }

  private static CalendarFact in(
      CalendarState state, CalendarFact fact, Set<String> rewritten, List<Conflict> found) {
    Event written = written(fact);
    if (written == null) {
      return fact;
    }
    List<Conflict> conflicts = new ArrayList<>(state.conflicts(written, rewritten));
    Calendar calendar = state.calendar();
    for (Conflict other : found) {
      boolean makers = calendar != null && other.participantId().equals(calendar.ownerId());
      if (!makers && isOf(written, other)) {
        conflicts.add(other);
      }
    }
    Event after = written.withConflicts(conflicts);
    Body body =
        fact.body() instanceof Body.EventUpdated updated
            ? new Body.EventUpdated(updated.before(), after)
            : new Body.EventCreated(after);
    return new CalendarFact(
        fact.calendarId(),
        fact.sequence(),
        fact.actor(),
        fact.commandId(),
        fact.recordedAt(),
        fact.idempotency(),
        body);
  }

  private static @Nullable Event written(CalendarFact fact) {
    return switch (fact.body()) {
      case Body.EventCreated created -> created.after();
      case Body.EventUpdated updated -> updated.after();
      default -> null;
    };
  }

  private static boolean isOf(Event event, Conflict conflict) {
    return isOf(event, conflict.first()) || isOf(event, conflict.second());
  }

  private static boolean isOf(Event event, BusyInterval interval) {
    return interval.of().eventId().equals(event.id())
        && interval.of().calendarId().equals(event.calendarId());
  }

  private static boolean isSame(Event one, Event other) {
    return one.id().equals(other.id()) && one.version() == other.version();
  }
}
