package koyomi.domain.people;

import java.time.Instant;
import java.util.EnumSet;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarDrafts;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.calendar.CalendarField;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.id.Ids;

/**
 * The calendar that everybody has without asking for it. Its id follows from the user's, so whoever
 * finds it missing makes the same one.
 */
public final class HomeCalendars {
  /** The name where nothing is known of the person but the id. */
  public static final String UNNAMED = "Calendar";

  private HomeCalendars() {}

  /**
   * Why a home calendar changes.
   *
   * @param actor user id of who caused it
   * @param commandId the command or message that caused it
   * @param now when it is decided
   */
  public record Cause(String actor, String commandId, Instant now) {}

  /**
   * Returns the fact that a user's home calendar came to be: its first. Apply it where the store
   * has no row of {@link Ids#homeCalendarId}, and in no other case.
   *
   * @param name of the calendar: the person's, or {@link #UNNAMED}
   * @param timeZone IANA name, a known one
   * @param basis what its occurrences are laid out by
   */
  public static CalendarFact made(
      String userId, String name, String timeZone, ExpansionBasis basis, Cause cause) {
    Calendar calendar =
        CalendarDrafts.create(
            Ids.homeCalendarId(userId), userId, draft(name, timeZone), basis, cause.now());
    return fact(calendar, cause, new CalendarChanged(CalendarChange.CREATED, null, calendar));
  }

  /** Returns the fact that a calendar has another name and zone from now on. */
  static CalendarFact adjusted(Calendar before, String name, String timeZone, Cause cause) {
    Calendar patched = CalendarDrafts.patch(before, draft(name, timeZone));
    Calendar after =
        new Calendar(
            patched.id(),
            patched.ownerId(),
            patched.name(),
            patched.description(),
            patched.color(),
            patched.timeZone(),
            patched.isPublic(),
            patched.settings(),
            patched.acl(),
            before.version() + 1,
            before.sequence() + 1,
            patched.horizon(),
            patched.createdAt(),
            cause.now(),
            patched.deletedAt());
    return fact(after, cause, new CalendarChanged(CalendarChange.UPDATED, before, after));
  }

  private static CalendarFact fact(Calendar calendar, Cause cause, CalendarFact.Body body) {
    return new CalendarFact(
        calendar.id(),
        calendar.sequence(),
        cause.actor(),
        cause.commandId(),
        cause.now(),
        null,
        body);
  }

  private static CalendarDraft draft(String name, String timeZone) {
    return new CalendarDraft(
        EnumSet.of(CalendarField.NAME, CalendarField.TIME_ZONE),
        name,
        null,
        null,
        timeZone,
        null,
        null);
  }
}
