package koyomi.domain.interval;

/**
 * A stretch of time {@code [start, end)}, in epoch seconds.
 *
 * @param start first second
 * @param end first second after, not before the start
 */
public record Span(long start, long end) implements Comparable<Span> {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if it ends before it starts
   */
  public Span {
    if (end < start) {
      throw new IllegalArgumentException("a span must not end before it starts");
    }
  }

  /** Tells whether both have a moment in common; what only touches doesn't. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Returns the length in seconds. */
  public long seconds() {
    return end - start;
  }

  @Override
  public int compareTo(Span other) {
    int byStart = Long.compare(start, other.start);
    return byStart != 0 ? byStart : Long.compare(end, other.end);
  }
}
