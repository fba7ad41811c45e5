package koyomi.domain.recurrence;

/** Fills in what a rule leaves to DTSTART (RFC 5545, 3.3.10, "information, not explicitly…"). */
final class Defaults {
  private Defaults() {}

  /** A copy of the parts in which day and time are explicit. */
  static RuleParts explicit(RuleParts rule, long start) {
    RuleParts parts = rule.copy();
    days(parts, Civil.dayOf(start));
    int time = Civil.secondOfDay(start);
    Frequency frequency = parts.frequency;
    if (parts.byHour.length == 0 && !frequency.isSubDaily()) {
      parts.byHour = new int[] {time / 3600};
    }
    if (parts.byMinute.length == 0 && frequency.compareTo(Frequency.HOURLY) <= 0) {
      parts.byMinute = new int[] {time / 60 % 60};
    }
    if (parts.bySecond.length == 0 && frequency.compareTo(Frequency.MINUTELY) <= 0) {
      parts.bySecond = new int[] {time % 60};
    }
    return parts;
  }

  private static void days(RuleParts parts, int day) {
    int year = Civil.yearOf(day);
    boolean leap = Civil.isLeap(year);
    int dayOfYear = day - Civil.firstDayOf(year);
    int month = Civil.monthOfDay(leap, dayOfYear);
    int dayOfMonth = dayOfYear - Civil.monthStart(leap, month) + 1;
    switch (parts.frequency) {
      case YEARLY -> {
        if (!parts.hasDayParts()) {
          parts.byMonthDay = new int[] {dayOfMonth};
        }
        boolean onlyMonthDays =
            parts.byDay.length + parts.byWeekNo.length + parts.byYearDay.length == 0;
        if (onlyMonthDays && parts.byMonth.length == 0) {
          parts.byMonth = new int[] {month};
        }
        if (parts.byWeekNo.length > 0
            && parts.byDay.length + parts.byMonthDay.length + parts.byYearDay.length == 0) {
          parts.byDay = new int[] {Civil.weekday(day)};
        }
      }
      case MONTHLY -> {
        if (!parts.hasDayParts()) {
          parts.byMonthDay = new int[] {dayOfMonth};
        }
      }
      case WEEKLY -> {
        if (!parts.hasDayParts()) {
          parts.byDay = new int[] {Civil.weekday(day)};
        }
      }
      case DAILY, HOURLY, MINUTELY, SECONDLY -> {}
    }
  }
}
