package koyomi.domain.scheduling;

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
 */
public record BusyInterval(
    Key of,
    int originalOffset,
    long start,
    int startOffset,
    long end,
    int endOffset,
    boolean allDay,
    boolean tentative) {
  /** By start, then by what it is. */
  public static final Comparator<BusyInterval> BY_START =
      Comparator.comparingLong(BusyInterval::start).thenComparing(BusyInterval::of);

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
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::calendarId)
            .thenComparing(Key::eventId)
            .thenComparingLong(Key::original)
            .thenComparing(Key::day);

    /** Tells whether both are of one event. */
    public boolean isOfSameEvent(Key other) {
      return eventId.equals(other.eventId) && calendarId.equals(other.calendarId);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }
}
