package koyomi.api.calendar;

import java.util.List;
import koyomi.api.security.Caller;
import koyomi.domain.access.Role;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What of an event's conflicts a caller is shown: all of the caller's own; to others who may edit
 * the calendar those within it, since what the maker does elsewhere isn't theirs to know, and those
 * of other participants, which name nothing but times.
 */
final class ShownConflicts {
  private ShownConflicts() {}

  /**
   * Returns an event with the conflicts that are shown.
   *
   * @param role the caller's in the event's calendar, null for none
   */
  static Event in(Event event, @Nullable Role role, Caller caller) {
    if (event.conflicts().isEmpty()) {
      return event;
    }
    if (role == null || !role.atLeast(Role.EDITOR)) {
      return event.withConflicts(List.of());
    }
    return event.withConflicts(
        event.conflicts().stream()
            .filter(conflict ->
                caller.userId().equals(conflict.participantId()) || isWithin(event, conflict))
            .toList());
  }

  /** Tells whether all is the caller's own, whatever the role. */
  static boolean areOwn(Event event, Caller caller) {
    return event.conflicts().stream()
        .allMatch(conflict -> caller.userId().equals(conflict.participantId()));
  }

  private static boolean isWithin(Event event, Conflict conflict) {
    return isShown(event, conflict.first()) && isShown(event, conflict.second());
  }

  private static boolean isShown(Event event, BusyInterval occurrence) {
    String calendarId = occurrence.of().calendarId();
    return calendarId.isEmpty() || calendarId.equals(event.calendarId());
  }
}
