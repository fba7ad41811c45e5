package koyomi.topologies.calendar.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open stretch of time {@code [from, to)}.
 *
 * @param from its beginning
 * @param to its end, after the beginning; null for no end: then a read gives the first {@code
 *     limit}
 */
public record Window(Instant from, @Nullable Instant to) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the end isn't after the beginning
   */
  public Window {
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("a window must end after it begins");
    }
  }
}
