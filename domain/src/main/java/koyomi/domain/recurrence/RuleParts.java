package koyomi.domain.recurrence;

import org.jspecify.annotations.Nullable;

/** The parts of a rule while it is being put together; not shared once a rule is made of it. */
final class RuleParts {
  static final int[] NONE = {};

  Frequency frequency = Frequency.YEARLY;
  int interval = 1;

  /** 0 where there is no COUNT. */
  long count;

  @Nullable Until until;
  int[] bySecond = NONE;
  int[] byMinute = NONE;
  int[] byHour = NONE;

  /** Ordinal times eight plus weekday; ordinal 0 is every such weekday. */
  int[] byDay = NONE;

  int[] byMonthDay = NONE;
  int[] byYearDay = NONE;
  int[] byWeekNo = NONE;
  int[] byMonth = NONE;
  int[] bySetPos = NONE;
  int weekStart;
  boolean rscale;
  Skip skip = Skip.OMIT;
  boolean skipGiven;

  RuleParts copy() {
    var copy = new RuleParts();
    copy.frequency = frequency;
    copy.interval = interval;
    copy.count = count;
    copy.until = until;
    copy.bySecond = bySecond;
    copy.byMinute = byMinute;
    copy.byHour = byHour;
    copy.byDay = byDay;
    copy.byMonthDay = byMonthDay;
    copy.byYearDay = byYearDay;
    copy.byWeekNo = byWeekNo;
    copy.byMonth = byMonth;
    copy.bySetPos = bySetPos;
    copy.weekStart = weekStart;
    copy.rscale = rscale;
    copy.skip = skip;
    copy.skipGiven = skipGiven;
    return copy;
  }

  boolean hasDayParts() {
    return byDay.length + byMonthDay.length + byYearDay.length + byWeekNo.length > 0;
  }

  boolean hasTimeParts() {
    return bySecond.length + byMinute.length + byHour.length > 0;
  }

  boolean hasOrdinals() {
    for (int day : byDay) {
      if (day >> 3 != 0) {
        return true;
      }
    }
    return false;
  }
}
