package koyomi.domain.recurrence;

/**
 * The periods of a rule with FREQ of a day or more, and the days each one holds. Period 0 holds
 * DTSTART; period k begins k times INTERVAL units later. Shared between threads: no state.
 */
abstract class DayPeriods {
  /** No period holds more days than this. */
  abstract int maxDays();

  /** After so many periods without a day none will follow, the calendar being cyclic. */
  abstract int cycle();

  /** The first period that can hold a day at or after the given one; at least 0. */
  abstract long periodAt(int epochDay);

  /** Whether every day of period k lies beyond the last year. */
  abstract boolean isBeyond(long k);

  /** Writes the days of period k, ascending and distinct, and returns how many there are. */
  abstract int days(long k, int[] into);

  /** The first period after k, which is empty, that need be looked at. */
  long after(long k) {
    return k + 1;
  }

  /** Whether {@link #pick} can be asked. */
  boolean canPick() {
    return false;
  }

  /** As {@link #days}, but only the day at this position, negative from the end. */
  int pick(long k, int position, int[] into) {
    throw new UnsupportedOperationException("period " + k + " of " + this + ": " + position);
  }

  /** Whether a period may begin with a day that the one before it has already given. */
  boolean overlap() {
    return false;
  }

  /** How many days each period holds, where that is the same for all; else 0. */
  int daysInEach() {
    return 0;
  }

  static DayPeriods of(RuleParts parts, int startDay) {
    return switch (parts.frequency) {
      case DAILY -> new DailyPeriods(parts, startDay);
      case WEEKLY -> new WeeklyPeriods(parts, startDay);
      case MONTHLY ->
          parts.skip == Skip.OMIT || parts.byMonthDay.length == 0
              ? new MonthlyPeriods(parts, startDay)
              : new SkippingMonths(parts, startDay);
      case YEARLY ->
          parts.skip == Skip.OMIT || parts.byMonthDay.length + parts.byYearDay.length == 0
              ? new YearlyPeriods(parts, startDay)
              : new SkippingYears(parts, startDay);
      case HOURLY, MINUTELY, SECONDLY ->
          throw new IllegalArgumentException(parts.frequency + " has no days");
    };
  }

  /** A pattern of this many units repeats for the interval after so many periods. */
  static int repeats(int units, long interval) {
    long a = units;
    long b = interval;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return (int) (units / a);
  }

  static long ceilDiv(long value, long by) {
    return -Math.floorDiv(-value, by);
  }
}
