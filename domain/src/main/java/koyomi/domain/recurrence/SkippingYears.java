package koyomi.domain.recurrence;

/** Years whose missing days (29 February, day 366) move to a neighbour: RFC 7529 SKIP. */
final class SkippingYears extends DayPeriods {
  private final int start;
  private final long interval;
  private final RuleParts parts;
  private final int months;
  private final YearDays limit;

  SkippingYears(RuleParts parts, int startDay) {
    this.start = Civil.yearOf(startDay);
    this.interval = parts.interval;
    this.parts = parts;
    this.months = SkippingMonths.monthsOf(parts);
    this.limit = SkippingMonths.limitOf(parts);
  }

  @Override
  int maxDays() {
    return Math.max(parts.byMonthDay.length * 12, parts.byYearDay.length);
  }

  @Override
  int cycle() {
    return repeats(400, interval);
  }

  @Override
  long periodAt(int epochDay) {
    int year = Civil.yearOf(epochDay) - 1;
    return year <= start ? 0 : ceilDiv(year - start, interval);
  }

  @Override
  boolean isBeyond(long k) {
    return start + k * interval >= Civil.LAST_YEAR;
  }

  @Override
  boolean overlap() {
    return interval == 1;
  }

  @Override
  int days(long k, int[] into) {
    int year = (int) (start + k * interval);
    boolean leap = Civil.isLeap(year);
    int first = Civil.firstDayOf(year);
    int n = 0;
    if (parts.byYearDay.length > 0) {
      for (int day : parts.byYearDay) {
        n = SkippingMonths.place(day, first, leap ? 366 : 365, parts.skip, into, n);
      }
      n = SkippingMonths.tidy(into, n, limit);
      return parts.byMonth.length + parts.byMonthDay.length == 0 ? n : inMonths(into, n);
    }
    for (int month = 1; month <= 12; month++) {
      if ((months >> month & 1) != 0) {
        int from = first + Civil.monthStart(leap, month);
        int length = Civil.lengthOfMonth(leap, month);
        for (int day : parts.byMonthDay) {
          n = SkippingMonths.place(day, from, length, parts.skip, into, n);
        }
      }
    }
    return SkippingMonths.tidy(into, n, limit);
  }

  /** BYYEARDAY beside BYMONTH or BYMONTHDAY: the moved day must pass those too. */
  private int inMonths(int[] days, int n) {
    RuleParts rest = new RuleParts();
    rest.byMonth = parts.byMonth;
    rest.byMonthDay = parts.byMonthDay;
    return SkippingMonths.tidy(days, n, new YearDays(rest, true));
  }
}
