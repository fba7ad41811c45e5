package koyomi.domain.recurrence;

import java.util.Arrays;

/** The instants of a sub-daily rule: equal steps, skipping ahead over what the filters refuse. */
final class ElapsedStream extends RuleStream {
  /** Search steps without a match after which the rule is taken to have ended. */
  private static final int PATIENCE = 500_000;

  /** What one window of the zone in which no time of day can match costs of the patience. */
  private static final int WINDOW_COST = 500;

  private static final long LAST_SECOND = (Civil.LAST_DAY + 1) * Civil.DAY - 1;

  private final ElapsedPlan plan;
  private final ZoneWindow window;

  /** The instants of the block, relative to its begin. */
  private final int[] inBlock;

  private int item;
  private int items;
  private long block;
  private long k;
  private long remaining;
  private long last;
  private boolean startFirst;
  private boolean done;
  private int batch;
  private int day = Integer.MIN_VALUE;
  private boolean dayPasses;

  /** Where the steps fall in the day, and whether some such time of day can pass. */
  private int knownPhase = -1;

  private boolean feasible;
  private int otherPhase = -1;
  private boolean otherFeasible;

  ElapsedStream(ElapsedPlan plan) {
    this.plan = plan;
    this.window = new ZoneWindow(plan.zone);
    this.inBlock = new int[Math.max(1, plan.inBlock.length)];
    seek(plan.startSecond);
  }

  @Override
  void seek(long epochSecond) {
    boolean fromStart = epochSecond <= plan.startSecond;
    long from = Math.max(epochSecond, plan.startSecond);
    at = 0;
    end = 0;
    batch = SMALL_BATCH;
    remaining = fromStart && plan.count > 0 ? plan.count : END;
    last = Math.min(LAST_SECOND, fromStart ? plan.untilSecond : plan.last());
    done = from > last;
    startFirst = done && fromStart && plan.holdsStart;
    if (done) {
      return;
    }
    k =
        plan.inBlock.length == 0
            ? DayPeriods.ceilDiv(from - plan.origin, plan.step)
            : Math.floorDiv(from - plan.origin, plan.step);
    do {
      done = !load();
      while (item < items && block + inBlock[item] < from) {
        item++;
      }
    } while (!done && item == items);
    if (fromStart && plan.holdsStart) {
      startFirst = done || block + inBlock[item] != plan.startSecond;
    }
  }

  @Override
  boolean refill() {
    int n = 0;
    if (startFirst) {
      startFirst = false;
      buffer[n++] = plan.startSecond;
      remaining--;
    }
    while (!done && n < batch && remaining > 0) {
      if (item == items && !load()) {
        done = true;
        break;
      }
      long second = block + inBlock[item++];
      if (second > last) {
        done = true;
        break;
      }
      buffer[n++] = second;
      remaining--;
    }
    done |= remaining == 0;
    batch = BATCH;
    at = 0;
    end = n;
    return n > 0;
  }

  /** Loads the next block that has an instant; false if there is none. */
  private boolean load() {
    item = 0;
    items = 0;
    for (int patience = plan.isEmpty ? 0 : PATIENCE; patience > 0; patience--) {
      long begin = plan.origin + k * plan.step;
      if (begin > last) {
        return false;
      }
      if (begin >= window.to || begin < window.from) {
        window.atInstant(begin);
      }
      long wall = begin + window.offset;
      boolean aligned = plan.inBlock.length == 0 || Math.floorMod(wall, plan.unit) == 0;
      if (plan.filtersTime && aligned && !feasible()) {
        patience -= WINDOW_COST;
        k = DayPeriods.ceilDiv(window.to - plan.origin, plan.step);
        continue;
      }
      long passing = aligned ? firstPassing(wall) : wall;
      if (passing == END) {
        return false;
      }
      if (passing > wall) {
        long target = Math.min(passing - window.offset, Math.max(window.to, begin + 1));
        k = DayPeriods.ceilDiv(target - plan.origin, plan.step);
        continue;
      }
      k++;
      fill(wall, aligned);
      if (items > 0) {
        block = begin;
        return true;
      }
    }
    return false;
  }

  private void fill(long wall, boolean aligned) {
    int n = 0;
    if (plan.inBlock.length == 0) {
      inBlock[n++] = 0;
    } else if (aligned) {
      System.arraycopy(plan.inBlock, 0, inBlock, 0, plan.inBlock.length);
      n = plan.inBlock.length;
    } else {
      // a zone that moved by half an hour: the listed minutes lie elsewhere in the elapsed hour
      int phase = (int) Math.floorMod(wall, plan.unit);
      for (int offset : plan.inBlock) {
        int moved = (int) Math.floorMod(offset - phase, plan.unit);
        if (firstPassing(wall + moved) == wall + moved) {
          inBlock[n++] = moved;
        }
      }
      Arrays.sort(inBlock, 0, n);
    }
    items = plan.setPositions.length == 0 ? n : choose(n);
  }

  private int choose(int n) {
    int[] kept = new int[plan.setPositions.length];
    int m = 0;
    for (int position : plan.setPositions) {
      int index = position > 0 ? position - 1 : n + position;
      if (index >= 0 && index < n) {
        kept[m++] = inBlock[index];
      }
    }
    int[] sorted = RuleValues.sorted(kept, m);
    System.arraycopy(sorted, 0, inBlock, 0, sorted.length);
    return sorted.length;
  }

  /** The wall time itself if it passes all filters, else the next that is worth looking at. */
  private long firstPassing(long wall) {
    int today = Civil.dayOf(wall);
    if (plan.filtersDays) {
      if (today != day) {
        day = today;
        dayPasses = plan.days.contains(today);
      }
      if (!dayPasses) {
        int next = plan.days.next(today + 1);
        return next > Civil.LAST_DAY ? END : next * Civil.DAY;
      }
    }
    if (!plan.filtersTime) {
      return wall;
    }
    long midnight = today * Civil.DAY;
    int time = (int) (wall - midnight);
    int hour = time / 3600;
    if ((plan.hours >> hour & 1) == 0) {
      int later = plan.hours == -1 ? 0 : plan.hours >>> hour << hour;
      return midnight + (later == 0 ? Civil.DAY : Integer.numberOfTrailingZeros(later) * 3600L);
    }
    int minute = time / 60 % 60;
    if ((plan.minutes >> minute & 1) == 0) {
      long later = plan.minutes >>> minute << minute;
      int next = later == 0 ? 60 : Long.numberOfTrailingZeros(later);
      return midnight + hour * 3600L + next * 60L;
    }
    int second = time % 60;
    if ((plan.seconds >> second & 1) == 0) {
      long later = plan.seconds >>> second << second;
      int next = later == 0 ? 60 : Long.numberOfTrailingZeros(later);
      return midnight + hour * 3600L + minute * 60L + next;
    }
    return wall;
  }

  /**
   * Steps of a length that shares a divisor with the day reach only some times of day: where none
   * of them passes (every second minute from 09:00, BYMINUTE=1) the window is left at once.
   */
  private boolean feasible() {
    int phase = (int) Math.floorMod(plan.origin + window.offset, (long) plan.divisor);
    if (phase != knownPhase) {
      // summer and winter take turns: the other one's answer is kept
      int swappedPhase = knownPhase;
      boolean swapped = feasible;
      knownPhase = otherPhase;
      feasible = otherFeasible;
      otherPhase = swappedPhase;
      otherFeasible = swapped;
      if (phase != knownPhase) {
        knownPhase = phase;
        feasible = canPass(phase);
      }
    }
    return feasible;
  }

  private boolean canPass(int phase) {
    for (int time = phase; time < Civil.DAY; time += plan.divisor) {
      if ((plan.hours >> (time / 3600) & 1) != 0
          && (plan.minutes >> (time / 60 % 60) & 1) != 0
          && (plan.seconds >> (time % 60) & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}
