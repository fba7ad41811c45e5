package koyomi.domain.calendar;

import java.util.List;

/** What became of a command. */
public sealed interface Decision {
  /**
   * Accepted.
   *
   * @param facts at least one, unless the command changes nothing
   * @param answer what the client is told
   */
  record Accepted(List<CalendarFact> facts, Answer answer) implements Decision {}

  /** Refused; nothing changes. */
  record Refused(Rejection rejection) implements Decision {}
}
