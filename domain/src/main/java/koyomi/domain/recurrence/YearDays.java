package koyomi.domain.recurrence;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The days of a year that pass all the day parts of a rule (BYMONTH, BYWEEKNO, BYYEARDAY,
 * BYMONTHDAY, BYDAY), as a set of 366 bits. A year's set depends only on its first weekday and on
 * which of it and its neighbours are leap years, so at most 56 sets are ever computed.
 */
final class YearDays {
  static final int WORDS = 6;

  private final RuleParts parts;
  private final boolean numbersInMonth;
  private final AtomicReferenceArray<long[]> sets = new AtomicReferenceArray<>(56);

  /** {@code numbersInMonth}: 2MO is the second Monday of the month rather than of the year. */
  YearDays(RuleParts parts, boolean numbersInMonth) {
    this.parts = parts;
    this.numbersInMonth = numbersInMonth;
  }

  static boolean isNeeded(RuleParts parts) {
    return parts.byMonth.length > 0 || parts.hasDayParts();
  }

  /** The set for a year, whose first day is given; bit 0 is 1 January. Not to be changed. */
  long[] of(int year, int firstDay) {
    boolean leap = Civil.isLeap(year);
    int first = Civil.weekday(firstDay);
    int type = first * 8 + (leap ? 4 : 0);
    if (parts.byWeekNo.length > 0) {
      type += (Civil.isLeap(year - 1) ? 2 : 0) + (Civil.isLeap(year + 1) ? 1 : 0);
    }
    long[] set = sets.getAcquire(type);
    if (set == null) {
      set = compute(leap, first, (type & 2) != 0, (type & 1) != 0);
      sets.setRelease(type, set);
    }
    return set;
  }

  boolean contains(int epochDay) {
    int year = Civil.yearOf(epochDay);
    int first = Civil.firstDayOf(year);
    int day = epochDay - first;
    return (of(year, first)[day >> 6] >>> day & 1) != 0;
  }

  /** The first day of the set that is not before the given one; LAST_DAY + 1 if there is none. */
  int next(int epochDay) {
    int year = Civil.yearOf(epochDay);
    int day = epochDay - Civil.firstDayOf(year);
    // the calendar repeats after 400 years, so a longer search finds nothing new
    int last = Math.min(year + 400, Civil.LAST_YEAR);
    for (; year <= last; year++) {
      int first = Civil.firstDayOf(year);
      int found = next(of(year, first), day);
      if (found >= 0) {
        return first + found;
      }
      day = 0;
    }
    return Civil.LAST_DAY + 1;
  }

  /** The first set bit from {@code day} on, or -1. */
  static int next(long[] set, int day) {
    int word = day >> 6;
    if (word >= WORDS) {
      return -1;
    }
    long bits = set[word] & (-1L << day);
    while (bits == 0) {
      if (++word == WORDS) {
        return -1;
      }
      bits = set[word];
    }
    return word * 64 + Long.numberOfTrailingZeros(bits);
  }

  private long[] compute(boolean leap, int first, boolean leapBefore, boolean leapAfter) {
    int length = leap ? 366 : 365;
    long[] set = new long[WORDS];
    fill(set, 0, length);
    if (parts.byMonth.length > 0 || parts.byMonthDay.length > 0) {
      and(set, monthDays(leap));
    }
    if (parts.byYearDay.length > 0) {
      long[] days = new long[WORDS];
      for (int day : parts.byYearDay) {
        int at = day > 0 ? day - 1 : length + day;
        if (at >= 0 && at < length) {
          fill(days, at, at + 1);
        }
      }
      and(set, days);
    }
    if (parts.byWeekNo.length > 0) {
      and(set, weeks(length, first, leapBefore, leapAfter));
    }
    if (parts.byDay.length > 0) {
      and(set, weekdays(leap, first));
    }
    return set;
  }

  private long[] monthDays(boolean leap) {
    long[] days = new long[WORDS];
    int months = parts.byMonth.length;
    for (int i = 0; i < (months == 0 ? 12 : months); i++) {
      int month = months == 0 ? i + 1 : parts.byMonth[i];
      int start = Civil.monthStart(leap, month);
      int length = Civil.lengthOfMonth(leap, month);
      if (parts.byMonthDay.length == 0) {
        fill(days, start, start + length);
      }
      for (int day : parts.byMonthDay) {
        int at = day > 0 ? day - 1 : length + day;
        if (at >= 0 && at < length) {
          fill(days, start + at, start + at + 1);
        }
      }
    }
    return days;
  }

  private long[] weeks(int length, int first, boolean leapBefore, boolean leapAfter) {
    int start = firstWeek(first);
    int startAfter = length + firstWeek((first + length) % 7);
    int lengthBefore = leapBefore ? 366 : 365;
    int startBefore = firstWeek(Math.floorMod(first - lengthBefore, 7)) - lengthBefore;
    int lengthAfter = leapAfter ? 366 : 365;
    int startBeyond = length + lengthAfter + firstWeek((first + length + lengthAfter) % 7);
    long[] days = new long[WORDS];
    weeksOf(days, length, startBefore, start);
    weeksOf(days, length, start, startAfter);
    weeksOf(days, length, startAfter, startBeyond);
    return days;
  }

  /** Day of the year on which week 1, the first with four or more days in the year, begins. */
  private int firstWeek(int firstWeekday) {
    int day = Math.floorMod(parts.weekStart - firstWeekday, 7);
    return day >= 4 ? day - 7 : day;
  }

  private void weeksOf(long[] days, int length, int start, int end) {
    int weeks = (end - start) / 7;
    for (int number : parts.byWeekNo) {
      int week = number > 0 ? number - 1 : weeks + number;
      if (week >= 0 && week < weeks) {
        int from = start + 7 * week;
        fill(days, Math.max(from, 0), Math.min(from + 7, length));
      }
    }
  }

  private long[] weekdays(boolean leap, int first) {
    int length = leap ? 366 : 365;
    long[] days = new long[WORDS];
    for (int day : parts.byDay) {
      int ordinal = day >> 3;
      int weekday = day & 7;
      if (ordinal == 0 || !numbersInMonth) {
        numbered(days, ordinal, weekday, first, 0, length);
      } else {
        for (int month = 1; month <= 12; month++) {
          int from = Civil.monthStart(leap, month);
          numbered(days, ordinal, weekday, first, from, Civil.monthStart(leap, month + 1));
        }
      }
    }
    return days;
  }

  private static void numbered(long[] days, int ordinal, int weekday, int first, int from, int to) {
    int earliest = from + Math.floorMod(weekday - first - from, 7);
    if (ordinal == 0) {
      for (int day = earliest; day < to; day += 7) {
        days[day >> 6] |= 1L << day;
      }
      return;
    }
    int last = earliest + (to - 1 - earliest) / 7 * 7;
    int day = ordinal > 0 ? earliest + 7 * (ordinal - 1) : last + 7 * (ordinal + 1);
    if (day >= from && day < to) {
      days[day >> 6] |= 1L << day;
    }
  }

  private static void fill(long[] set, int from, int to) {
    for (int day = from; day < to; day++) {
      set[day >> 6] |= 1L << day;
    }
  }

  private static void and(long[] set, long[] other) {
    for (int i = 0; i < WORDS; i++) {
      set[i] &= other[i];
    }
  }
}
