package koyomi.domain.calendar.decide;

import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** What is checked before anything is decided, in the order in which clients are told. */
final class Guards {
  private Guards() {}

  /** Returns the calendar, which must be there, not deleted, and grant the actor the role. */
  static Calendar calendar(CalendarState state, CommandContext context, Role needed) {
    Calendar calendar = state.calendar();
    if (calendar == null || calendar.isDeleted()) {
      throw Refusal.of(Kind.NOT_FOUND, "There is no calendar " + context.calendarId());
    }
    requireRole(calendar, context, needed);
    return calendar;
  }

  static Role requireRole(Calendar calendar, CommandContext context, Role needed) {
    Role role = calendar.roleOf(context.actor());
    if (role == null || !role.atLeast(needed)) {
      throw Refusal.of(
          Kind.FORBIDDEN, "This takes the role " + needed + " on calendar " + calendar.id());
    }
    return role;
  }

  /** Returns the event, which must be there and be the actor's to see in full. */
  static StoredEvent.Live event(
      CalendarState state, CommandContext context, Calendar calendar, String eventId) {
    if (!(state.event(eventId) instanceof StoredEvent.Live live)) {
      throw Refusal.of(Kind.NOT_FOUND, "There is no event " + eventId + " in this calendar");
    }
    Role role = requireRole(calendar, context, Role.EDITOR);
    if (!EventAccess.seesDetails(role, context.actor(), live.event())) {
      throw Refusal.of(Kind.FORBIDDEN, "The event is private");
    }
    return live;
  }

  /** What others organise is changed in their calendar alone. */
  static void notACopy(Event event) {
    if (event.isCopy()) {
      throw Refusal.of(
          Kind.FORBIDDEN,
          "This is an invitation of "
              + event.organizerId()
              + ", who alone can change it; answer it, set your reminders, or delete it");
    }
  }

  /**
   * Checks If-Match and If-None-Match (RFC 9110 §13.1) against a version; null where there is none.
   */
  static void precondition(Precondition precondition, @Nullable Long version) {
    boolean holds =
        switch (precondition) {
          case Precondition.None _ -> true;
          case Precondition.MustBeNew _ -> version == null;
          case Precondition.MustExist _ -> version != null;
          case Precondition.Tags tags ->
              version != null && tags.tags().contains(Long.toString(version));
        };
    if (!holds) {
      throw Refusal.of(
          Kind.PRECONDITION_FAILED,
          version == null
              ? "There is no version that the condition could match"
              : "The condition does not match the present version " + version);
    }
  }

  static void precondition(CommandContext context, Event event) {
    precondition(context.precondition(), event.version());
  }
}
