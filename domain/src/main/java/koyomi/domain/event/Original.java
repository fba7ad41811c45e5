package koyomi.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * The organiser's event that an invited copy follows.
 *
 * @param calendarId the organiser's calendar
 * @param eventId the event in it
 * @param version the version of it that was seen last; orders what is heard of it
 * @param calendarVersion the version of its calendar then: orders what the calendar's deletion and
 *     return say of the same version of the event
 * @param suspended of a copy that is gone: because the organiser's calendar was deleted; it comes
 *     back with it
 */
public record Original(
    String calendarId, String eventId, long version, long calendarVersion, boolean suspended) {
  /** The event in a version, without regard to its calendar's. */
  public Original(String calendarId, String eventId, long version) {
    this(calendarId, eventId, version, 0, false);
  }

  /** Tells whether this is the same event, in whatever version. */
  public boolean isSameEvent(Original other) {
    return calendarId.equals(other.calendarId) && eventId.equals(other.eventId);
  }

  /** Tells whether this was said of the event later than another. */
  public boolean isNewerThan(@Nullable Original other) {
    return other == null
        || version > other.version
        || (version == other.version && calendarVersion > other.calendarVersion);
  }

  /** Returns the same event in another version. */
  public Original at(long otherVersion) {
    return new Original(calendarId, eventId, otherVersion, calendarVersion, suspended);
  }

  /** Returns this for a copy that went, or didn't go, with the organiser's calendar. */
  public Original suspended(boolean with) {
    return new Original(calendarId, eventId, version, calendarVersion, with);
  }
}
