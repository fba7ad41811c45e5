package koyomi.domain.meeting;

import java.util.Arrays;
import koyomi.domain.interval.Spans;

/**
 * What it costs to start at a moment, as a function that is constant between a few moments: a sum
 * of constants, each over a set of spans.
 */
final class StartCosts {
  // a change of cost is one long, so that sorting them needs no object: time, then the change
  private static final int COST_BITS = 20;
  private static final long COST_OFFSET = 1L << (COST_BITS - 1);
  private static final long COST_MASK = (1L << COST_BITS) - 1;

  private final long origin;
  private long[] changes = new long[256];
  private int count;

  /** Counts time from a moment before which nothing matters. */
  StartCosts(long origin) {
    this.origin = origin;
  }

  /** Makes each start in {@code starts} dearer. */
  void add(Spans starts, int cost) {
    for (int i = 0; i < starts.size(); i++) {
      change(Math.max(origin, starts.start(i)), cost);
      change(Math.max(origin, starts.end(i)), -cost);
    }
  }

  private void change(long second, int cost) {
    if (count == changes.length) {
      changes = Arrays.copyOf(changes, 2 * count);
    }
    changes[count++] = ((second - origin) << COST_BITS) | (cost + COST_OFFSET);
  }

  /** Hears of a stretch of starts that cost the same. */
  @FunctionalInterface
  interface Piece {
    void accept(long start, long end, int cost);
  }

  /** Goes through the allowed starts in order, in pieces of equal cost. */
  void sweep(Spans allowed, Piece piece) {
    Arrays.sort(changes, 0, count);
    int next = 0;
    int cost = 0;
    for (int i = 0; i < allowed.size(); i++) {
      long from = allowed.start(i);
      while (from < allowed.end(i)) {
        while (next < count && timeOf(next) <= from) {
          cost += costOf(next++);
        }
        long to = next < count ? Math.min(timeOf(next), allowed.end(i)) : allowed.end(i);
        piece.accept(from, to, cost);
        from = to;
      }
    }
  }

  private long timeOf(int change) {
    return origin + (changes[change] >>> COST_BITS);
  }

  private int costOf(int change) {
    return (int) ((changes[change] & COST_MASK) - COST_OFFSET);
  }
}
