package koyomi.topologies.calendar.busy;

import koyomi.domain.conflict.BusyInterval;

/** An event by its ids. */
public record EventRef(String calendarId, String eventId) implements Comparable<EventRef> {
  /** Returns the event of an occurrence. */
  public static EventRef of(BusyInterval.Key occurrence) {
    return new EventRef(occurrence.calendarId(), occurrence.eventId());
  }

  /** Tells whether an occurrence is one of this event. */
  public boolean isOf(BusyInterval.Key occurrence) {
    return eventId.equals(occurrence.eventId()) && calendarId.equals(occurrence.calendarId());
  }

  @Override
  public int compareTo(EventRef other) {
    return calendarId.equals(other.calendarId)
        ? eventId.compareTo(other.eventId)
        : calendarId.compareTo(other.calendarId);
  }
}
