package koyomi.domain.expansion;

import java.util.Comparator;

/**
 * One occurrence of an event. Instants are epoch seconds; local time is the instant plus the offset
 * beside it. Of a whole day the instant is the beginning of the day in the calendar's zone, and the
 * local time is that day's midnight.
 *
 * @param face what holds for it: 0 the event itself, otherwise the number of the override, from 1
 * @param allDay whether start and end are whole days
 * @param original original start
 * @param originalOffset offset at the original start, in the series' zone
 * @param start start
 * @param startOffset offset at the start, in its zone
 * @param end end, exclusive; not before the start
 * @param endOffset offset at the end, in its zone
 */
public record Occurrence(
    int face,
    boolean allDay,
    long original,
    int originalOffset,
    long start,
    int startOffset,
    long end,
    int endOffset) {

  /** By start, then by original start. */
  public static final Comparator<Occurrence> BY_START =
      Comparator.comparingLong(Occurrence::start).thenComparingLong(Occurrence::original);

  /** Returns the start's local time, packed as if it were UTC. */
  public long localStart() {
    return start + startOffset;
  }

  /** Returns the end's local time, packed as if it were UTC. */
  public long localEnd() {
    return end + endOffset;
  }

  /** Tells whether it overlaps {@code [from, to)}; without length it is where it starts. */
  public boolean overlaps(long from, long to) {
    return start < to && endsAfter(from);
  }

  /** Tells whether some of it is at or after an instant. */
  public boolean endsAfter(long from) {
    return end > from || start >= from;
  }
}
