package koyomi.domain.calendar.decide;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext;

/** Collects the facts of one command, numbering them in the calendar's change log. */
final class FactLog {
  private final CommandContext context;
  private final List<CalendarFact.Body> bodies = new ArrayList<>();
  private final long before;

  /**
   * Begins the facts of a command.
   *
   * @param before sequence of the calendar's last change, 0 for none
   */
  FactLog(CommandContext context, long before) {
    this.context = context;
    this.before = before;
  }

  /** Returns the sequence that the next fact will have. */
  long next() {
    return before + bodies.size() + 1;
  }

  void add(CalendarFact.Body body) {
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
