package koyomi.topologies.calendar.busy;

import java.util.Comparator;
import koyomi.domain.conflict.BusyInterval;

/** An event by its ids. */
public record EventRef(String calendarId, String eventId) implements Comparable<EventRef> {
  private static final Comparator<EventRef> ORDER =
      Comparator.comparing(EventRef::calendarId).thenComparing(EventRef::eventId);

  /** Returns the event of an occurrence. */
  public static EventRef of(BusyInterval.Key occurrence) {
    return new EventRef(occurrence.calendarId(), occurrence.eventId());
  }

  @Override
  public int compareTo(EventRef other) {
    return ORDER.compare(this, other);
  }
}
