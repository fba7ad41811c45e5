package koyomi.domain.calendar;

import java.util.List;

/**
 * What became of a command.
 *
 * @param facts what happened, in order; empty where nothing changed. A refusal has one only if its
 *     command carried an idempotency key
 * @param answer what the client is told
 */
public record Decision(List<CalendarFact> facts, Answer answer) {
  /** Copies the facts. */
  public Decision {
    facts = List.copyOf(facts);
  }
}
