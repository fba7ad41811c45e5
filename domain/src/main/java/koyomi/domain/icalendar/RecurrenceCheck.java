package koyomi.domain.icalendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import koyomi.domain.event.EventTime;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.RecurrenceException;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;

/** Refuses recurrence lines that nothing could expand. */
final class RecurrenceCheck {
  private RecurrenceCheck() {}

  /**
   * Checks the lines of a master.
   *
   * @throws RefusedComponent naming what is wrong
   */
  static void check(List<String> lines, EventTime start) throws RefusedComponent {
    if (lines.isEmpty()) {
      return;
    }
    if (RecurrenceText.dates(lines) > Limits.RECURRENCE_DATES) {
      throw new RefusedComponent(
          "more than " + Limits.RECURRENCE_DATES + " dates in RDATE and EXDATE");
    }
    try {
      RecurrenceLines parsed = RecurrenceLines.parse(lines, Leniency.LENIENT);
      Object _ =
          switch (start) {
            case EventTime.Date(LocalDate date) -> RecurrenceSet.allDay(date, parsed);
            case EventTime.Floating(LocalDateTime local) -> RecurrenceSet.floating(local, parsed);
            case EventTime.Zoned zoned ->
                RecurrenceSet.timed(zoned.local(), zoned.zone(ZoneOffset.UTC), parsed);
          };
    } catch (RecurrenceException e) {
      throw new RefusedComponent(e.part() + ": " + e.reason());
    }
  }
}
