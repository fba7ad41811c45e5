package koyomi.domain.recurrence;

/** Months whose missing days (the 31st of April) move to a neighbour: RFC 7529 SKIP. */
final class SkippingMonths extends DayPeriods {
  private final int start;
  private final long interval;
  private final RuleParts parts;
  private final int months;
  private final YearDays limit;

  SkippingMonths(RuleParts parts, int startDay) {
    this.start = MonthlyPeriods.monthOf(startDay);
    this.interval = parts.interval;
    this.parts = parts;
    this.months = monthsOf(parts);
    this.limit = limitOf(parts);
  }

  static int monthsOf(RuleParts parts) {
    int months = 0;
    for (int month : parts.byMonth) {
      months |= 1 << month;
    }
    return months == 0 ? -1 : months;
  }

  /** The day parts that filter after the move. */
  static YearDays limitOf(RuleParts parts) {
    RuleParts rest = parts.copy();
    rest.byMonth = RuleParts.NONE;
    rest.byMonthDay = RuleParts.NONE;
    rest.byYearDay = RuleParts.NONE;
    return new YearDays(rest, parts.frequency == Frequency.MONTHLY || parts.byMonth.length > 0);
  }

  /** Appends the day, or the one that takes its place, of a span of days beginning at first. */
  static int place(int day, int first, int length, Skip skip, int[] into, int n) {
    int at = day > 0 ? day - 1 : length + day;
    if (at < 0 || at >= length) {
      // before the span's begin: its last neighbour is the day before it; past its end likewise
      boolean early = at < 0;
      if (skip == Skip.BACKWARD) {
        at = early ? -1 : length - 1;
      } else if (skip == Skip.FORWARD) {
        at = early ? 0 : length;
      } else {
        return n;
      }
    }
    into[n] = first + at;
    return n + 1;
  }

  /** Sorts, drops what is double and what the remaining parts filter out. */
  static int tidy(int[] days, int n, YearDays limit) {
    java.util.Arrays.sort(days, 0, n);
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if ((kept == 0 || days[kept - 1] != days[i]) && limit.contains(days[i])) {
        days[kept++] = days[i];
      }
    }
    return kept;
  }

  @Override
  int maxDays() {
    return parts.byMonthDay.length;
  }

  @Override
  int cycle() {
    return repeats(4800, interval);
  }

  @Override
  long periodAt(int epochDay) {
    // the month before may have moved its last day into this one
    int month = MonthlyPeriods.monthOf(epochDay) - 1;
    return month <= start ? 0 : ceilDiv(month - start, interval);
  }

  @Override
  boolean isBeyond(long k) {
    return start + k * interval >= (Civil.LAST_YEAR + 1) * 12L - 1;
  }

  @Override
  boolean overlap() {
    return interval == 1;
  }

  @Override
  int days(long k, int[] into) {
    int at = (int) (start + k * interval);
    int year = at / 12;
    int month = at % 12 + 1;
    if ((months >> month & 1) == 0) {
      return 0;
    }
    boolean leap = Civil.isLeap(year);
    int first = Civil.firstDayOf(year) + Civil.monthStart(leap, month);
    int n = 0;
    for (int day : parts.byMonthDay) {
      n = place(day, first, Civil.lengthOfMonth(leap, month), parts.skip, into, n);
    }
    return tidy(into, n, limit);
  }
}
