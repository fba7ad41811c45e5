package koyomi.domain.recurrence;

/** The FREQ rule part, from the longest period to the shortest (RFC 5545, 3.3.10). */
public enum Frequency {
  YEARLY,
  MONTHLY,
  WEEKLY,
  DAILY,
  HOURLY,
  MINUTELY,
  SECONDLY;

  /** Whether the period is shorter than a day: such rules step in elapsed time. */
  public boolean isSubDaily() {
    return compareTo(DAILY) > 0;
  }

  /** The period in seconds of a sub-daily frequency. */
  long seconds() {
    return switch (this) {
      case HOURLY -> 3600;
      case MINUTELY -> 60;
      case SECONDLY -> 1;
      case YEARLY, MONTHLY, WEEKLY, DAILY ->
          throw new IllegalStateException(this + " has no fixed length");
    };
  }
}
