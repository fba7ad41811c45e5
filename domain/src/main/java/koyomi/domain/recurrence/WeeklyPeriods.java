package koyomi.domain.recurrence;

/** The chosen weekdays of a week that begins on WKST. */
final class WeeklyPeriods extends DayPeriods {
  private final int start;
  private final long step;
  private final int[] offsets;
  private final boolean filtered;
  private final YearDays filter;

  WeeklyPeriods(RuleParts parts, int startDay) {
    this.start = startDay - Math.floorMod(Civil.weekday(startDay) - parts.weekStart, 7);
    this.step = 7L * parts.interval;
    RuleParts rest = parts;
    int[] weekdays = {0, 1, 2, 3, 4, 5, 6};
    if (parts.byDay.length > 0) {
      weekdays = parts.byDay.clone();
      for (int i = 0; i < weekdays.length; i++) {
        weekdays[i] = Math.floorMod((weekdays[i] & 7) - parts.weekStart, 7);
      }
      rest = parts.copy();
      rest.byDay = RuleParts.NONE;
    }
    this.offsets = RuleValues.sorted(weekdays, weekdays.length);
    this.filtered = YearDays.isNeeded(rest);
    this.filter = new YearDays(rest, true);
  }

  @Override
  int maxDays() {
    return offsets.length;
  }

  @Override
  int cycle() {
    return repeats(Civil.CYCLE_DAYS / 7, step / 7);
  }

  @Override
  long periodAt(int epochDay) {
    int day = epochDay;
    if (filtered && day > start) {
      day = filter.next(day);
    }
    return day < start + 7 ? 0 : ceilDiv(day - 6 - start, step);
  }

  @Override
  boolean isBeyond(long k) {
    return start + k * step > Civil.LAST_DAY;
  }

  @Override
  int days(long k, int[] into) {
    int week = (int) (start + k * step);
    if (!filtered) {
      for (int i = 0; i < offsets.length; i++) {
        into[i] = week + offsets[i];
      }
      return offsets.length;
    }
    int n = 0;
    for (int offset : offsets) {
      if (filter.contains(week + offset)) {
        into[n++] = week + offset;
      }
    }
    return n;
  }

  @Override
  long after(long k) {
    return periodAt((int) (start + k * step) + 7);
  }

  @Override
  int daysInEach() {
    return filtered ? 0 : offsets.length;
  }
}
