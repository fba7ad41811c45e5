package koyomi.domain.calendar.decide;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.SchedulingMessage;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calendar in which somebody's copy of an event lies. A copy stays where it is, whatever
 * the default calendar becomes: later messages must find it.
 */
public interface CopyPlaces {
  /** Returns what there is of a calendar. */
  CalendarState calendar(String calendarId);

  /**
   * Returns the calendar, other than the home calendar, in which a user has or had a copy; null if
   * there never was one.
   */
  @Nullable String elsewhere(String userId, Original original);

  /** Returns the calendar that a user's invitations go to; null for who was never seen. */
  @Nullable String defaultCalendar(String userId);

  /**
   * Returns the calendar that a message to somebody invited concerns: the one that has the copy, or
   * had it, until that is removed; otherwise the default calendar; the home calendar, perhaps not
   * made yet, of who has none.
   */
  default CalendarState of(SchedulingMessage message) {
    String user = message.recipient();
    String known = elsewhere(user, message.original());
    if (known != null && isThere(calendar(known))) {
      return calendar(known);
    }
    String homeId = Ids.homeCalendarId(user);
    CalendarState home = calendar(homeId);
    String chosen = defaultCalendar(user);
    if (chosen == null
        || chosen.equals(homeId)
        || (isThere(home) && MessageDecider.isKnown(home, message))) {
      return home;
    }
    CalendarState place = calendar(chosen);
    Calendar there = place.calendar();
    return there == null || there.isDeleted() ? home : place;
  }

  /** Tells whether there is a calendar, deleted or not, that keeps what it is told. */
  private static boolean isThere(CalendarState place) {
    Calendar calendar = place.calendar();
    return calendar != null && !calendar.isBeingPurged();
  }
}
