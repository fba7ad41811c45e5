package koyomi.domain.people;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.ExpansionBasis;
import org.jspecify.annotations.Nullable;

/** What a decision can see: one person and the calendars that the person made. */
public interface PeopleState {
  /** Returns the profile, or null where the person was never seen. */
  @Nullable Profile profile();

  /**
   * Returns a calendar, deleted or not, or null where it isn't among those that the person made.
   */
  @Nullable Calendar calendar(String calendarId);

  /** Returns what a new calendar's occurrences are laid out by. */
  ExpansionBasis basis();
}
