package koyomi.domain.recurrence;

/**
 * Arithmetic of the proleptic Gregorian calendar on plain numbers: days since 1970-01-01 and local
 * date-times packed as if they were UTC epoch seconds. Years 0 to 9999; weekdays count from Monday
 * = 0.
 */
final class Civil {
  static final long DAY = 86_400;
  static final int LAST_YEAR = 9999;

  /** Days in 400 years: after them dates and weekdays repeat. */
  static final int CYCLE_DAYS = 146_097;

  /** 1970-01-01 counted from 0000-01-01. */
  private static final int EPOCH = 719_528;

  private static final int[][] MONTH_START = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}
  };

  static final int LAST_DAY = firstDayOf(LAST_YEAR + 1) - 1;

  private Civil() {}

  static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  static int lengthOfYear(int year) {
    return isLeap(year) ? 366 : 365;
  }

  /** Day of the year (from 0) on which the month (from 1; 13 = the year's end) begins. */
  static int monthStart(boolean leap, int month) {
    return MONTH_START[leap ? 1 : 0][month - 1];
  }

  static int lengthOfMonth(boolean leap, int month) {
    int[] starts = MONTH_START[leap ? 1 : 0];
    return starts[month] - starts[month - 1];
  }

  /** The month (from 1) holding this day of the year (from 0). */
  static int monthOfDay(boolean leap, int dayOfYear) {
    int[] starts = MONTH_START[leap ? 1 : 0];
    int month = dayOfYear / 32 + 1;
    return dayOfYear >= starts[month] ? month + 1 : month;
  }

  static int firstDayOf(int year) {
    return 365 * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400 - EPOCH;
  }

  static int yearOf(int epochDay) {
    int days = epochDay + EPOCH;
    int year = (int) ((400L * days + 591) / CYCLE_DAYS);
    return firstDayOf(year) > epochDay ? year - 1 : year;
  }

  static int epochDay(int year, int month, int day) {
    return firstDayOf(year) + monthStart(isLeap(year), month) + day - 1;
  }

  static int weekday(int epochDay) {
    return Math.floorMod(epochDay + 3, 7);
  }

  static int dayOf(long localSecond) {
    return (int) Math.floorDiv(localSecond, DAY);
  }

  static int secondOfDay(long localSecond) {
    return (int) Math.floorMod(localSecond, DAY);
  }
}
