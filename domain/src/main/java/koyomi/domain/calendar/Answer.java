package koyomi.domain.calendar;

import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.event.Event;

/** What a client is told of an accepted command. */
public sealed interface Answer {
  /**
   * The calendar as it is now.
   *
   * @param created whether the command made it
   */
  record OfCalendar(Calendar calendar, boolean created) implements Answer {}

  /**
   * The event as it is now; after a split the later part.
   *
   * @param created whether the command made it
   * @param dropped original starts of overrides that went with the edit, because the series no
   *     longer has those occurrences
   */
  record OfEvent(Event event, boolean created, List<LocalDateTime> dropped) implements Answer {}

  /** It is gone. */
  record Deleted() implements Answer {}

  /** What became of a slice of a file. */
  record OfImport(int created, int updated, int unchanged, List<CalendarFact.Rejected> rejected)
      implements Answer {}

  /** The command was refused. */
  record OfRejection(Rejection rejection) implements Answer {}
}
