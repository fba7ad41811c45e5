package koyomi.domain.event;

/**
 * The organiser's event that an invited copy follows.
 *
 * @param calendarId the organiser's calendar
 * @param eventId the event in it
 * @param version the version of it that was seen last; orders what is heard of it
 */
public record Original(String calendarId, String eventId, long version) {
  /** Tells whether this is the same event, in whatever version. */
  public boolean isSameEvent(Original other) {
    return calendarId.equals(other.calendarId) && eventId.equals(other.eventId);
  }

  /** Returns the same event in another version. */
  public Original at(long otherVersion) {
    return new Original(calendarId, eventId, otherVersion);
  }
}
