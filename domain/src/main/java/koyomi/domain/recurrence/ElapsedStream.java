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
  private final ElapsedFilter filter;

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

  ElapsedStream(ElapsedPlan plan) {
    this.plan = plan;
    this.window = new ZoneWindow(plan.zone);
    this.filter = new ElapsedFilter(plan);
    // where clocks are put back within a block, its listed times may come twice
    this.inBlock = new int[Math.max(1, 2 * plan.inBlock.length)];
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
      if (plan.inBlock.length > 0 && window.to - begin < plan.unit) {
        k++;
        fillAcross(begin);
        if (items > 0) {
          block = begin;
          return true;
        }
        continue;
      }
      long wall = begin + window.offset;
      boolean aligned = plan.inBlock.length == 0 || Math.floorMod(wall, plan.unit) == 0;
      if (plan.filtersTime && aligned && !filter.feasible(window.offset)) {
        patience -= WINDOW_COST;
        k = blockAt(window.to);
        continue;
      }
      long passing = aligned ? filter.firstPassing(wall) : wall;
      if (passing == END) {
        return false;
      }
      if (passing > wall) {
        long target = Math.min(passing - window.offset, Math.max(window.to, begin + 1));
        k = blockAt(target);
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

  /** The first block from an instant on, but none later than that in which the clocks change. */
  private long blockAt(long instant) {
    long next = DayPeriods.ceilDiv(instant - plan.origin, plan.step);
    if (plan.inBlock.length > 0 && window.to <= last) {
      long lastBefore = Math.floorDiv(window.to - 1 - plan.origin, plan.step);
      boolean changes = plan.origin + lastBefore * plan.step + plan.unit > window.to;
      if (changes && k < lastBefore && lastBefore < next) {
        return lastBefore;
      }
    }
    return next;
  }

  /** The block in which clocks change, as in the middle of an hour in the Chatham Islands. */
  private void fillAcross(long begin) {
    int change = (int) (window.to - begin);
    int n = fill(begin + window.offset, 0, change, 0);
    window.atInstant(window.to);
    n = fill(begin + window.offset, change, (int) plan.unit, n);
    Arrays.sort(inBlock, 0, n);
    items = plan.setPositions.length == 0 ? n : choose(n);
  }

  /** Adds the listed times of a part of a block to the first n; returns how many there are now. */
  private int fill(long wall, int from, int to, int n) {
    int filled = n;
    int phase = (int) Math.floorMod(wall, plan.unit);
    for (int offset : plan.inBlock) {
      int moved = (int) Math.floorMod(offset - phase, plan.unit);
      if (moved >= from && moved < to && filter.firstPassing(wall + moved) == wall + moved) {
        inBlock[filled++] = moved;
      }
    }
    return filled;
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
      n = fill(wall, 0, (int) plan.unit, 0);
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
}
