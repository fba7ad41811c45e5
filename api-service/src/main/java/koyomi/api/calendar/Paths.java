package koyomi.api.calendar;

import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;

/** Ids in paths. */
final class Paths {
  private static final int MAX_USER_ID = 255;

  private Paths() {}

  /**
   * Returns the shard of a calendar.
   *
   * @throws ProblemException (404) if no calendar can have this id
   */
  static ShardKey shard(String calendarId) {
    return ShardKey.ofCalendar(calendar(calendarId));
  }

  /**
   * Returns the id of a calendar.
   *
   * @throws ProblemException (404) if no calendar can have this id
   */
  static String calendar(String calendarId) {
    if (!Ids.isCalendarId(calendarId)) {
      throw ProblemException.of(ProblemKind.NOT_FOUND, "there is no such calendar");
    }
    return calendarId;
  }

  /**
   * Returns the id of an event that is to be found.
   *
   * @throws ProblemException (404) if no event can have this id
   */
  static String event(String eventId) {
    if (!Ids.isEventId(eventId)) {
      throw noEvent();
    }
    return eventId;
  }

  /**
   * Returns the id of an event that a client chose.
   *
   * @throws ProblemException (422) if it isn't 1 to 64 URL-safe characters
   */
  static String newEvent(String eventId) {
    if (!Ids.isEventId(eventId)) {
      throw ProblemException.of(
          ProblemKind.UNPROCESSABLE,
          "an event id has 1 to " + Ids.MAX_LENGTH + " characters of A-Z a-z 0-9 - _");
    }
    return eventId;
  }

  /**
   * Returns the id of a user.
   *
   * @throws ProblemException (422) if no user can have this id
   */
  static String user(String userId) {
    if (userId.isBlank()
        || userId.length() > MAX_USER_ID
        || userId.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw ProblemException.of(
          ProblemKind.UNPROCESSABLE, "a user id has 1 to " + MAX_USER_ID + " characters");
    }
    return userId;
  }

  static ProblemException noEvent() {
    return ProblemException.of(ProblemKind.NOT_FOUND, "there is no such event in this calendar");
  }
}
