package koyomi.api.read;

import java.time.Duration;

/**
 * Until when an answer is of use.
 *
 * @param nanos on the scale of {@link System#nanoTime()}
 */
public record Deadline(long nanos) {
  /** Returns the deadline so far from now. */
  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Returns what is left of it, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** Returns an earlier deadline: at half of what is left. */
  Deadline half() {
    return after(left().dividedBy(2));
  }

  /** Tells whether nothing is left. */
  public boolean isOver() {
    return System.nanoTime() - nanos >= 0;
  }
}
