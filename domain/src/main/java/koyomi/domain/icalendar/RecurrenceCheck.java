package koyomi.domain.icalendar;

import java.util.List;
import koyomi.domain.event.EventTime;

/** Refuses recurrence lines that nothing could expand. */
final class RecurrenceCheck {
  private RecurrenceCheck() {}

  /**
   * Checks the lines of a master.
   *
   * @throws RefusedComponent naming what is wrong
   */
  static void check(List<String> lines, EventTime start) throws RefusedComponent {
    if (RecurrenceText.dates(lines) > Limits.RECURRENCE_DATES) {
      throw new RefusedComponent(
          "more than " + Limits.RECURRENCE_DATES + " dates in RDATE and EXDATE");
    }
  }
}
