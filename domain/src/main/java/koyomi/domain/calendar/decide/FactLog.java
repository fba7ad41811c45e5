package koyomi.domain.calendar.decide;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventSize;

/** Collects the facts of one command, numbering them in the calendar's change log. */
final class FactLog {
  private final CommandContext context;
  private final List<CalendarFact.Body> bodies = new ArrayList<>();
  private final long before;
  private final long largest;

  /**
   * Begins the facts of a command.
   *
   * @param before sequence of the calendar's last change, 0 for none
   * @param largest size of the largest event that is taken
   */
  FactLog(CommandContext context, long before, long largest) {
    this.context = context;
    this.before = before;
    this.largest = largest;
  }

  /** Returns the sequence that the next fact will have. */
  long next() {
    return before + bodies.size() + 1;
  }

  /**
   * Adds a fact.
   *
   * @throws Refusal if the event would be too large
   */
  void add(CalendarFact.Body body) {
    Event written =
        switch (body) {
          case CalendarFact.Body.EventCreated created -> created.after();
          case CalendarFact.Body.EventUpdated updated -> updated.after();
          default -> null;
        };
    if (written != null && EventSize.of(written) > largest) {
      throw Refusal.of(
          Kind.TOO_LARGE,
          "The event and its changed occurrences are larger than %d bytes together"
              .formatted(largest));
    }
    bodies.add(body);
  }

  /** Returns the facts; the last one carries the idempotency key. */
  List<CalendarFact> facts() {
    List<CalendarFact> facts = new ArrayList<>(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      facts.add(
          new CalendarFact(
              context.calendarId(),
              before + i + 1,
              context.actor(),
              context.commandId(),
              context.now(),
              i == bodies.size() - 1 ? context.idempotency() : null,
              bodies.get(i)));
    }
    return facts;
  }

  /**
   * Returns the only fact of a refused command, which has no place of its own in the change log.
   */
  static List<CalendarFact> refused(
      CommandContext context, long before, CalendarFact.Body.CommandRejected body) {
    return context.idempotency() == null
        ? List.of()
        : List.of(
            new CalendarFact(
                context.calendarId(),
                before,
                context.actor(),
                context.commandId(),
                context.now(),
                context.idempotency(),
                body));
  }
}
