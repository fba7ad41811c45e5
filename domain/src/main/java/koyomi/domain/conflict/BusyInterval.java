package koyomi.domain.conflict;

import java.util.Comparator;

/**
 * A stretch of a person's time that an occurrence takes: times and ids, and nothing that would tell
 * what it is about. Instants are epoch seconds, local time is the instant plus the offset beside
 * it.
 *
 * @param of which occurrence
 * @param originalOffset offset at the original start
 * @param start first second
 * @param startOffset offset at the start
 * @param end first second after
 * @param endOffset offset at the end
 * @param allDay whether start and end are whole days
 * @param tentative whether it perhaps doesn't take the time
 * @param changed when it last became what it is, in milliseconds since 1970
 */
public record BusyInterval(
    Key of,
    int originalOffset,
    long start,
    int startOffset,
    long end,
    int endOffset,
    boolean allDay,
    boolean tentative,
    long changed) {
  /** Seconds of a day. */
  public static final long DAY = 86_400;

  /** By start, then by what it is. */
  public static final Comparator<BusyInterval> BY_START = BusyInterval::compareByStart;

  // By hand: a day may have thousands, and composed comparators were a seventh of an import.
  private static int compareByStart(BusyInterval one, BusyInterval other) {
    return one.start != other.start
        ? Long.compare(one.start, other.start)
        : one.of.compareTo(other.of);
  }

  /** Tells whether both are the same time of the same occurrence, whenever they became so. */
  public boolean isSameTime(BusyInterval other) {
    return start == other.start
        && end == other.end
        && of.equals(other.of)
        && originalOffset == other.originalOffset
        && startOffset == other.startOffset
        && endOffset == other.endOffset
        && allDay == other.allDay
        && tentative == other.tentative;
  }

  /** Tells whether the two have a moment in common and are of different events. */
  public boolean conflictsWith(BusyInterval other) {
    return start < other.end && other.start < end && !of.isOfSameEvent(other.of);
  }

  /** Returns the first day that it has a moment in, as days since 1970 in UTC. */
  public int firstDay() {
    return (int) Math.floorDiv(start, DAY);
  }

  /** Returns the last day that it has a moment in, likewise. */
  public int lastDay() {
    return (int) Math.floorDiv(Math.max(start, end - 1), DAY);
  }

  /**
   * An occurrence.
   *
   * @param calendarId its calendar
   * @param eventId its event
   * @param original original start
   * @param day whether the original start is a whole day
   */
  public record Key(String calendarId, String eventId, long original, boolean day)
      implements Comparable<Key> {
    /** Tells whether both are of one event. */
    public boolean isOfSameEvent(Key other) {
      return eventId.equals(other.eventId) && calendarId.equals(other.calendarId);
    }

    @Override
    public int compareTo(Key other) {
      if (!calendarId.equals(other.calendarId)) {
        return calendarId.compareTo(other.calendarId);
      }
      if (!eventId.equals(other.eventId)) {
        return eventId.compareTo(other.eventId);
      }
      return original != other.original
          ? Long.compare(original, other.original)
          : Boolean.compare(day, other.day);
    }
  }
}
