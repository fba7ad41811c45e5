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
    return days(k, 0, into);
  }

  @Override
  boolean canPick() {
    return true;
  }

  @Override
  int pick(long k, int position, int[] into) {
    return days(k, position, into);
  }

  private int days(long k, int position, int[] into) {
    int at = (int) (start + k * interval);
    int year = at / 12;
    int month = at - year * 12 + 1;
    boolean leap = Civil.isLeap(year);
    int from = Civil.monthStart(leap, month);
    int firstDay = Civil.firstDayOf(year);
    long[] set = days.of(year, firstDay);
    long bits = set[from >> 6] >>> from;
    if ((from & 63) > 32 && (from >> 6) + 1 < YearDays.WORDS) {
      bits |= set[(from >> 6) + 1] << -from;
    }
    bits &= (1L << Civil.lengthOfMonth(leap, month)) - 1;
    if (position != 0) {
      bits = bitAt(bits, position);
    }
    int n = 0;
    while (bits != 0) {
      into[n++] = firstDay + from + Long.numberOfTrailingZeros(bits);
      bits &= bits - 1;
    }
    return n;
  }

  /** The bit at this position among the set ones, negative from the end; 0 if there is none. */
  private static long bitAt(long bits, int position) {
    long rest = bits;
    if (position > 0) {
      for (int i = 1; i < position && rest != 0; i++) {
        rest &= rest - 1;
      }
      return Long.lowestOneBit(rest);
    }
    for (int i = -1; i > position && rest != 0; i--) {
      rest ^= Long.highestOneBit(rest);
    }
    return Long.highestOneBit(rest);
  }
}
