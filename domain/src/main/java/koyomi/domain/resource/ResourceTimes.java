package koyomi.domain.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The times that rule reservations. */
public final class ResourceTimes {
  /** How long after the start somebody must have come. */
  public static final Duration NO_SHOW_AFTER = Duration.ofMinutes(15);

  /** How long before the start one can check in. */
  public static final Duration CHECK_IN_BEFORE = Duration.ofMinutes(15);

  /** The longest single reservation. */
  public static final Duration LONGEST = Duration.ofDays(31);

  /** How far ahead a series is confirmed. */
  public static final Duration WINDOW = Duration.ofDays(366);

  private ResourceTimes() {}

  /** Returns the epoch second before which series are confirmed: it moves on once a day. */
  public static long windowEnd(Instant now) {
    return now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plus(WINDOW).toEpochSecond();
  }
}
