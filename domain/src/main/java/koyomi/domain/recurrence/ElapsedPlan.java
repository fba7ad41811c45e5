package koyomi.domain.recurrence;

/**
 * A sub-daily rule compiled. It steps in elapsed time: over a gap or an overlap of the zone its
 * instants stay equally far apart, and BYHOUR and the other filters see the wall clock.
 */
final class ElapsedPlan implements RulePlan {
  /** Seeking behind a COUNT needs the last instance; so many are counted at most. */
  private static final int COUNTED = 1_000_000;

  private static final long UNKNOWN = Long.MIN_VALUE;

  final long unit;
  final long step;

  /** Greatest common divisor of step and day: times of day repeat with it. */
  final int divisor;

  /** The instant of the first block; blocks follow each other at {@code step}. */
  final long origin;

  /** Seconds into a block that BYMINUTE and BYSECOND list; empty: the block is one instant. */
  final int[] inBlock;

  /** Bits of the hours, minutes and seconds that pass. */
  final int hours;

  final long minutes;
  final long seconds;
  final boolean filtersDays;
  final YearDays days;
  final boolean filtersTime;
  final int[] setPositions;

  /** BYSETPOS can choose nothing: DTSTART remains. */
  final boolean isEmpty;

  final long startSecond;
  final boolean holdsStart;
  final long count;
  final long untilSecond;
  final ZoneTable zone;
  private volatile long countedLast = UNKNOWN;

  ElapsedPlan(RuleParts rule, long start, long untilSecond, ZoneTable zone, boolean holdsStart) {
    this.zone = zone;
    this.unit = rule.frequency.seconds();
    this.step = rule.interval * unit;
    this.divisor = gcd(step % Civil.DAY, Civil.DAY);
    var window = new ZoneWindow(zone);
    window.atLocal(start);
    this.startSecond = start - window.offset;
    boolean listed =
        rule.frequency == Frequency.HOURLY
            ? rule.byMinute.length + rule.bySecond.length > 0
            : rule.frequency == Frequency.MINUTELY && rule.bySecond.length > 0;
    if (listed) {
      this.inBlock = inBlock(Defaults.explicit(rule, start));
      window.atInstant(startSecond);
      long wall = startSecond + window.offset;
      this.origin = startSecond - Math.floorMod(wall, unit);
    } else {
      this.inBlock = RuleParts.NONE;
      this.origin = startSecond;
    }
    this.hours = (int) bits(rule.byHour);
    this.minutes = unit < 3600 ? bits(rule.byMinute) : -1;
    this.seconds = unit < 60 ? bits(rule.bySecond) : -1;
    this.filtersTime = hours != -1 || minutes != -1 || seconds != -1;
    this.filtersDays = YearDays.isNeeded(rule);
    this.days = new YearDays(rule, true);
    this.setPositions = rule.bySetPos;
    this.isEmpty = RulePlan.isOutOfReach(setPositions, Math.max(1, inBlock.length));
    this.holdsStart = holdsStart;
    this.count = rule.count;
    this.untilSecond = untilSecond;
  }

  @Override
  public ElapsedStream stream() {
    return new ElapsedStream(this);
  }

  /** No instance is later; END where COUNT is too large to be counted. */
  long last() {
    if (count == 0) {
      return untilSecond;
    }
    long last = countedLast;
    if (last == UNKNOWN) {
      last = Math.min(untilSecond, counted());
      countedLast = last;
    }
    return last;
  }

  private long counted() {
    boolean plain = !filtersDays && !filtersTime && inBlock.length == 0;
    if (plain && setPositions.length == 0) {
      return count - 1 > Civil.LAST_DAY * Civil.DAY / step
          ? RuleStream.END
          : startSecond + (count - 1) * step;
    }
    if (count > COUNTED) {
      return RuleStream.END;
    }
    var stream = new ElapsedStream(this);
    long last = Long.MIN_VALUE;
    for (long second = stream.next(); second != RuleStream.END; second = stream.next()) {
      last = second;
    }
    return last;
  }

  private static int[] inBlock(RuleParts parts) {
    int[] minutes = parts.frequency == Frequency.HOURLY ? parts.byMinute : new int[] {0};
    int[] offsets = new int[minutes.length * parts.bySecond.length];
    int n = 0;
    for (int minute : minutes) {
      for (int second : parts.bySecond) {
        offsets[n++] = minute * 60 + second;
      }
    }
    return offsets;
  }

  private static long bits(int[] values) {
    long bits = 0;
    for (int value : values) {
      bits |= 1L << value;
    }
    return values.length == 0 ? -1 : bits;
  }

  private static int gcd(long a, long b) {
    return (int) (a == 0 ? b : gcd(b % a, a));
  }
}
