package koyomi.domain.recurrence;

/** The days of a month's share of the year's set. */
final class MonthlyPeriods extends DayPeriods {
  /** Months since January of year 0. */
  private final int start;

  private final long interval;
  private final YearDays days;

  MonthlyPeriods(RuleParts parts, int startDay) {
    this.start = monthOf(startDay);
    this.interval = parts.interval;
    this.days = new YearDays(parts, true);
  }

  static int monthOf(int epochDay) {
    int year = Civil.yearOf(epochDay);
    int day = epochDay - Civil.firstDayOf(year);
    return year * 12 + Civil.monthOfDay(Civil.isLeap(year), day) - 1;
  }

  @Override
  int maxDays() {
    return 31;
  }

  @Override
  int cycle() {
    return repeats(4800, interval);
  }

  @Override
  long periodAt(int epochDay) {
    int month = monthOf(epochDay);
    return month <= start ? 0 : ceilDiv(month - start, interval);
  }

  @Override
  boolean isBeyond(long k) {
    return start + k * interval >= (Civil.LAST_YEAR + 1) * 12L;
  }

  @Override
  int days(long k, int[] into) {
    int at = (int) (start + k * interval);
    int year = at / 12;
    int month = at % 12 + 1;
    boolean leap = Civil.isLeap(year);
    int from = Civil.monthStart(leap, month);
    int length = Civil.lengthOfMonth(leap, month);
    long[] set = days.of(year);
    long bits = set[from >> 6] >>> from;
    if ((from & 63) > 32 && (from >> 6) + 1 < YearDays.WORDS) {
      bits |= set[(from >> 6) + 1] << -from;
    }
    bits &= (1L << length) - 1;
    int first = Civil.firstDayOf(year) + from;
    int n = 0;
    while (bits != 0) {
      into[n++] = first + Long.numberOfTrailingZeros(bits);
      bits &= bits - 1;
    }
    return n;
  }
}
