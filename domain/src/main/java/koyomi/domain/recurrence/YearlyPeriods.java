package koyomi.domain.recurrence;

/** The days of a year's set. */
final class YearlyPeriods extends DayPeriods {
  private final int start;
  private final long interval;
  private final YearDays days;

  YearlyPeriods(RuleParts parts, int startDay) {
    this.start = Civil.yearOf(startDay);
    this.interval = parts.interval;
    this.days = new YearDays(parts, parts.byMonth.length > 0);
  }

  @Override
  int maxDays() {
    return 366;
  }

  @Override
  int cycle() {
    return repeats(400, interval);
  }

  @Override
  long periodAt(int epochDay) {
    int year = Civil.yearOf(epochDay);
    return year <= start ? 0 : ceilDiv(year - start, interval);
  }

  @Override
  boolean isBeyond(long k) {
    return start + k * interval > Civil.LAST_YEAR;
  }

  @Override
  int days(long k, int[] into) {
    int year = (int) (start + k * interval);
    int first = Civil.firstDayOf(year);
    long[] set = days.of(year, first);
    int n = 0;
    for (int word = 0; word < YearDays.WORDS; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        into[n++] = first + word * 64 + Long.numberOfTrailingZeros(bits);
      }
    }
    return n;
  }
}
