package koyomi.domain.recurrence;

import java.util.Arrays;

/**
 * Walks the instances of a set in the order of their instants, each once, allocating nothing per
 * instance. A new cursor stands before the first instance. Not thread safe.
 *
 * <p>Work is bounded: a rule that never matches ends at once, every set ends with the year 9999,
 * and after {@value #MAX_EXCLUDED} excluded instances in a row the cursor gives up.
 */
public final class OccurrenceCursor {
  private static final int MAX_EXCLUDED = 200_000;

  /** No instance is later. */
  private static final long AFTER_ALL = (Civil.LAST_DAY + 2) * Civil.DAY;

  private final SetDates dates;
  private final boolean rulesOnly;
  private final RuleStream first;
  private final RuleStream[] included;
  private final RuleStream[] excluding;
  private final long[] heads;
  private final long[] excludedHeads;
  private final ZoneWindow window;
  private int addedAt;
  private int excludedAt;
  private boolean primed;
  private long second;
  private long duration = SetDates.NO_DURATION;

  OccurrenceCursor(RuleStream[] included, RuleStream[] excluding, SetDates dates, ZoneTable zone) {
    this.included = included;
    this.excluding = excluding;
    this.dates = dates;
    this.heads = new long[included.length];
    this.excludedHeads = new long[excluding.length];
    this.window = new ZoneWindow(zone);
    this.first = included[0];
    this.rulesOnly =
        included.length == 1
            && excluding.length == 0
            && dates.added.length == 0
            && dates.excluded.length == 0
            && dates.excludedDays.length == 0;
  }

  /**
   * Moves to before the first instance that starts at or after the instant, forward or back; the
   * cost does not grow with the distance.
   *
   * @param epochSecond of an all-day series: the midnight of a date as if in UTC
   */
  public void seek(long epochSecond) {
    seekWithin(Math.min(epochSecond, AFTER_ALL));
  }

  private void seekWithin(long epochSecond) {
    for (RuleStream stream : included) {
      stream.seek(epochSecond);
    }
    addedAt = position(dates.added, epochSecond);
    excludedAt = position(dates.excluded, epochSecond);
    primed = false;
  }

  /** Moves to the next instance; false if there is none. */
  public boolean next() {
    if (rulesOnly) {
      long head = first.next();
      if (head == RuleStream.END) {
        return false;
      }
      moveTo(head);
      return true;
    }
    return merged();
  }

  /** The instant of the instance's start; of an all-day series the same as localSecond. */
  public long epochSecond() {
    return second;
  }

  /**
   * The start on the wall clock of the series' zone, packed as if it were a UTC epoch second. A
   * start that falls in a gap stands here as people see it: 02:30 becomes 03:30.
   */
  public long localSecond() {
    return second + window.offset;
  }

  /** The zone's offset at the start; 0 for an all-day series. */
  public int offsetSeconds() {
    return window.offset;
  }

  /** The instance's own length in seconds, where an RDATE period gives one, else -1. */
  public long duration() {
    return duration;
  }

  private void moveTo(long epochSecond) {
    second = epochSecond;
    if (epochSecond >= window.to || epochSecond < window.from) {
      window.atInstant(epochSecond);
    }
  }

  private boolean merged() {
    if (!primed) {
      for (int i = 0; i < included.length; i++) {
        heads[i] = included[i].next();
      }
      Arrays.fill(excludedHeads, Long.MIN_VALUE);
      primed = true;
    }
    for (int skipped = 0; skipped < MAX_EXCLUDED; skipped++) {
      long least = addedAt < dates.added.length ? dates.added[addedAt] : RuleStream.END;
      for (long head : heads) {
        least = Math.min(least, head);
      }
      if (least == RuleStream.END) {
        return false;
      }
      duration = SetDates.NO_DURATION;
      if (addedAt < dates.added.length && dates.added[addedAt] == least) {
        duration = dates.durations[addedAt++];
      }
      for (int i = 0; i < heads.length; i++) {
        if (heads[i] == least) {
          heads[i] = included[i].next();
        }
      }
      moveTo(least);
      if (!isExcluded(least)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExcluded(long least) {
    long[] excluded = dates.excluded;
    while (excludedAt < excluded.length && excluded[excludedAt] < least) {
      excludedAt++;
    }
    if (excludedAt < excluded.length && excluded[excludedAt] == least) {
      return true;
    }
    if (dates.excludedDays.length > 0
        && Arrays.binarySearch(dates.excludedDays, Civil.dayOf(localSecond())) >= 0) {
      return true;
    }
    for (int i = 0; i < excluding.length; i++) {
      if (excludedHeads[i] < least) {
        excluding[i].seek(least);
        excludedHeads[i] = excluding[i].next();
      }
      if (excludedHeads[i] == least) {
        return true;
      }
    }
    return false;
  }

  private static int position(long[] sorted, long epochSecond) {
    int at = Arrays.binarySearch(sorted, epochSecond);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && sorted[at - 1] == epochSecond) {
      at--;
    }
    return at;
  }
}
