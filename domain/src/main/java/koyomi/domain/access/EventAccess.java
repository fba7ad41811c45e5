package koyomi.domain.access;

import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Visibility;

/** Decides whether a caller sees an event's details or its times only. */
public final class EventAccess {
  private EventAccess() {}

  /**
   * Tells whether any part of the event (the series or an override) is hidden from mere viewers.
   */
  public static boolean isRestricted(Event event) {
    return hides(event.content())
        || event.overrides().stream().anyMatch(override -> hides(override.content()));
  }

  /** Tells whether this visibility hides details from those who are neither owner nor attendee. */
  public static boolean hides(EventContent content) {
    return content.visibility() != Visibility.PUBLIC;
  }

  /** Returns the users who see a restricted event in full beside the calendar's owners. */
  public static Set<String> insiders(Event event) {
    Set<String> users = new TreeSet<>();
    users.add(event.organizerId());
    addUsers(users, event.content());
    for (EventOverride override : event.overrides()) {
      addUsers(users, override.content());
    }
    return users;
  }

  /** Tells whether a caller with this role on the calendar sees all of the event. */
  public static boolean seesDetails(Role role, String userId, Event event) {
    if (role == Role.FREEBUSY) {
      return false;
    }
    return role == Role.OWNER || !isRestricted(event) || insiders(event).contains(userId);
  }

  /**
   * Tells whether a caller with this role today sees all of what an event was in the past: what is
   * hidden today stays hidden, however open it was then.
   *
   * @param present its last version that there is, of a deleted event the one before the deletion
   */
  public static boolean seesDetails(Role role, String userId, Event past, Event present) {
    return seesDetails(role, userId, past) && seesDetails(role, userId, present);
  }

  /**
   * Returns who, beside the calendar's owners, sees what an event was in the past although it is
   * restricted, then or now; of one that never was, nobody in particular.
   */
  public static Set<String> insiders(Event past, Event present) {
    Set<String> users = insiders(isRestricted(past) ? past : present);
    if (isRestricted(past) && isRestricted(present)) {
      users.retainAll(insiders(present));
    }
    return users;
  }

  private static void addUsers(Set<String> users, EventContent content) {
    for (Attendee attendee : content.attendees()) {
      if (attendee.userId() != null) {
        users.add(attendee.userId());
      }
    }
  }
}
