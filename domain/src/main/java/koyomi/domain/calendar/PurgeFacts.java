package koyomi.domain.calendar;

import java.time.Instant;
import koyomi.domain.calendar.CalendarFact.Body.CalendarPurged;
import org.jspecify.annotations.Nullable;

/** The facts of removing deleted calendars, which no command asks for: time does. */
public final class PurgeFacts {
  private PurgeFacts() {}

  /**
   * Returns the fact that events of a calendar, or all that was left of it, are gone.
   *
   * @param through id of the last of these events; null with the calendar itself
   */
  public static CalendarFact purged(Calendar calendar, @Nullable String through, Instant now) {
    long sequence = calendar.sequence() + 1;
    return new CalendarFact(
        calendar.id(),
        sequence,
        HorizonFacts.ACTOR,
        "purge-" + calendar.id() + "-" + sequence,
        now,
        null,
        new CalendarPurged(through));
  }
}
