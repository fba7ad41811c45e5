package koyomi.domain.interval;

import java.util.Arrays;

/**
 * Collects spans in any order and merges what overlaps or touches; cheapest if they come sorted.
 */
public final class SpansBuilder {
  private long[] bounds;
  private int count;
  private boolean sorted = true;

  /** Makes room for a number of spans; more fit too. */
  public SpansBuilder(int expected) {
    bounds = new long[Math.max(2, 2 * expected)];
  }

  /**
   * Adds {@code [start, end)}; an empty one adds nothing.
   *
   * @return this
   */
  public SpansBuilder add(long start, long end) {
    if (start >= end) {
      return this;
    }
    if (count > 0 && start < bounds[count - 2]) {
      sorted = false;
    } else if (count > 0 && start <= bounds[count - 1]) {
      bounds[count - 1] = Math.max(bounds[count - 1], end);
      return this;
    }
    if (count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * count);
    }
    bounds[count++] = start;
    bounds[count++] = end;
    return this;
  }

  /** Adds all of them. */
  public SpansBuilder addAll(Spans spans) {
    for (int i = 0; i < spans.size(); i++) {
      add(spans.start(i), spans.end(i));
    }
    return this;
  }

  /** Returns what was added. The builder is used up. */
  public Spans build() {
    return sorted ? Spans.ofBounds(bounds, count) : merged();
  }

  /**
   * Sorts starts and ends by themselves: a moment is covered where more have begun than ended, and
   * for that it doesn't matter which end belongs to which start.
   */
  private Spans merged() {
    int size = count / 2;
    long[] starts = new long[size];
    long[] ends = new long[size];
    for (int i = 0; i < size; i++) {
      starts[i] = bounds[2 * i];
      ends[i] = bounds[2 * i + 1];
    }
    Arrays.sort(starts);
    Arrays.sort(ends);
    long[] merged = new long[count];
    int used = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || starts[i] > ends[i - 1]) {
        merged[used++] = starts[i];
      }
      if (i == size - 1 || starts[i + 1] > ends[i]) {
        merged[used++] = ends[i];
      }
    }
    return Spans.ofBounds(merged, used);
  }
}
