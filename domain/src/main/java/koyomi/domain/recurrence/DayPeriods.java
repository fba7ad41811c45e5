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

  /** How many days each period holds, where that is the same for all; else 0. */
  int daysInEach() {
    return 0;
  }

  static DayPeriods of(RuleParts parts, int startDay) {
    return switch (parts.frequency) {
      case DAILY -> new Daily(parts, startDay);
      case WEEKLY -> new Weekly(parts, startDay);
      case MONTHLY ->
          parts.skip == Skip.OMIT || parts.byMonthDay.length == 0
              ? new Monthly(parts, startDay)
              : new SkippingMonths(parts, startDay);
      case YEARLY ->
          parts.skip == Skip.OMIT || parts.byMonthDay.length + parts.byYearDay.length == 0
              ? new Yearly(parts, startDay)
              : new SkippingYears(parts, startDay);
      case HOURLY, MINUTELY, SECONDLY ->
          throw new IllegalArgumentException(parts.frequency + " has no days");
    };
  }

  static long ceilDiv(long value, long by) {
    return -Math.floorDiv(-value, by);
  }

  /** One day, or none if a filter takes it out. */
  static final class Daily extends DayPeriods {
    private final int start;
    private final long interval;
    private final boolean filtered;
    private final YearDays filter;

    Daily(RuleParts parts, int startDay) {
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
      return Civil.CYCLE_DAYS;
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

  /** The chosen weekdays of a week that begins on WKST. */
  static final class Weekly extends DayPeriods {
    private final int start;
    private final long step;
    private final int[] offsets;
    private final boolean filtered;
    private final YearDays filter;

    Weekly(RuleParts parts, int startDay) {
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
      this.offsets = RuleParser.sorted(weekdays, weekdays.length);
      this.filtered = YearDays.isNeeded(rest);
      this.filter = new YearDays(rest, true);
    }

    @Override
    int maxDays() {
      return 7;
    }

    @Override
    int cycle() {
      return Civil.CYCLE_DAYS / 7;
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

  /** The days of a month's share of the year's set. */
  static final class Monthly extends DayPeriods {
    /** Months since January of year 0. */
    private final int start;

    private final long interval;
    private final YearDays days;

    Monthly(RuleParts parts, int startDay) {
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
      return 4800;
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

  /** The days of a year's set. */
  static final class Yearly extends DayPeriods {
    private final int start;
    private final long interval;
    private final YearDays days;

    Yearly(RuleParts parts, int startDay) {
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
      return 400;
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
      long[] set = days.of(year);
      int first = Civil.firstDayOf(year);
      int n = 0;
      for (int word = 0; word < YearDays.WORDS; word++) {
        for (long bits = set[word]; bits != 0; bits &= bits - 1) {
          into[n++] = first + word * 64 + Long.numberOfTrailingZeros(bits);
        }
      }
      return n;
    }
  }
}
