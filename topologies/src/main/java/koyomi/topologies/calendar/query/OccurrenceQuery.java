package koyomi.topologies.calendar.query;

import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * A wish to see occurrences.
 *
 * @param calendar the calendar
 * @param role what the caller may do there
 * @param userId the caller
 * @param window however far; months outside the horizon cost more
 * @param limit at most so many, at least 1
 * @param pageToken from the page before, of this calendar or of a merged page; null for the first
 * @param namesCalendar whether each item says which calendar it is of, for views of several
 */
public record OccurrenceQuery(
    Calendar calendar,
    Role role,
    String userId,
    Window window,
    int limit,
    @Nullable String pageToken,
    boolean namesCalendar) {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public OccurrenceQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1");
    }
  }

  /** Returns the same wish, of the calendar as it is now. */
  OccurrenceQuery of(Calendar now) {
    return new OccurrenceQuery(now, role, userId, window, limit, pageToken, namesCalendar);
  }
}
