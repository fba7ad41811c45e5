package koyomi.domain.recurrence;

/** A rule of whole days compiled: which days a period holds, and at which times of day. */
final class DayPlan implements RulePlan {
  private static final long UNKNOWN = Long.MIN_VALUE;

  final DayPeriods periods;

  /** Seconds of the day, ascending. */
  final int[] times;

  final int[] setPositions;

  /** BYSETPOS can choose nothing: DTSTART remains. */
  final boolean isEmpty;

  /** DTSTART's local time and instant. */
  final long start;

  final long startSecond;
  final boolean holdsStart;

  /** 0 where there is no COUNT. */
  final long count;

  /** UNTIL as instant and as the greatest local time that can be one of its instants. */
  final long untilSecond;

  final long untilLocal;
  final ZoneTable zone;

  /** The local time of the last instance that COUNT allows; found when first asked for. */
  private volatile long countedLast = UNKNOWN;

  DayPlan(RuleParts rule, long start, long untilSecond, ZoneTable zone, boolean holdsStart) {
    RuleParts parts = Defaults.explicit(rule, start);
    this.periods = DayPeriods.of(parts, Civil.dayOf(start));
    this.times = times(parts);
    this.setPositions = parts.bySetPos;
    this.isEmpty = RulePlan.isOutOfReach(setPositions, (long) periods.maxDays() * times.length);
    this.start = start;
    this.holdsStart = holdsStart;
    this.count = parts.count;
    this.untilSecond = untilSecond;
    this.zone = zone;
    var window = new ZoneWindow(zone);
    this.untilLocal = untilLocal(window, untilSecond);
    window.atLocal(start);
    this.startSecond = start - window.offset;
  }

  @Override
  public DayStream stream() {
    return new DayStream(this);
  }

  /** No instance has a later local time. Costs a walk over the periods if there is a COUNT. */
  long last() {
    if (count == 0) {
      return untilLocal;
    }
    long last = countedLast;
    if (last == UNKNOWN) {
      last = Math.min(untilLocal, new DayStream(this).nth(count));
      countedLast = last;
    }
    return last;
  }

  private static long untilLocal(ZoneWindow window, long untilSecond) {
    if (untilSecond == RuleStream.END) {
      return RuleStream.END;
    }
    window.atInstant(untilSecond);
    long wall = untilSecond + window.offset;
    // after an overlap the local times of its second half belong to instants already past
    return Math.max(wall, window.from + window.before - 1);
  }

  private static int[] times(RuleParts parts) {
    int[] times = new int[parts.byHour.length * parts.byMinute.length * parts.bySecond.length];
    int n = 0;
    for (int hour : parts.byHour) {
      for (int minute : parts.byMinute) {
        for (int second : parts.bySecond) {
          times[n++] = hour * 3600 + minute * 60 + second;
        }
      }
    }
    return times;
  }
}
