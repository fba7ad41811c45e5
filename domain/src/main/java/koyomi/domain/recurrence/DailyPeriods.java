package koyomi.domain.recurrence;

/** One day, or none if a filter takes it out. */
final class DailyPeriods extends DayPeriods {
  private final int start;
  private final long interval;
  private final boolean filtered;
  private final YearDays filter;

  DailyPeriods(RuleParts parts, int startDay) {
    this.start = startDay;
    this.interval = parts.interval;
    this.filtered = YearDays.isNeeded(parts);
    this.filter = new YearDays(parts, true);
  }

  @Override
  int maxDays() {
    return 1;
  }

  @Override
  int cycle() {
    return repeats(Civil.CYCLE_DAYS, interval);
  }

  @Override
  long periodAt(int epochDay) {
    int day = epochDay;
    if (filtered && day > start) {
      day = filter.next(day);
    }
    return day <= start ? 0 : ceilDiv(day - start, interval);
  }

  @Override
  boolean isBeyond(long k) {
    return start + k * interval > Civil.LAST_DAY;
  }

  @Override
  int days(long k, int[] into) {
    int day = (int) (start + k * interval);
    into[0] = day;
    return !filtered || filter.contains(day) ? 1 : 0;
  }

  @Override
  long after(long k) {
    return periodAt((int) (start + k * interval) + 1);
  }

  @Override
  int daysInEach() {
    return filtered ? 0 : 1;
  }
}
