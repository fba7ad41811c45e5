package koyomi.domain.recurrence;

import java.util.Arrays;

/** The instants of one rule, ascending and distinct, made a batch at a time. Not thread safe. */
abstract class RuleStream {
  /** What {@link #next} answers after the last instant. */
  static final long END = Long.MAX_VALUE;

  static final int SMALL_BATCH = 8;
  static final int BATCH = 64;

  long[] buffer = new long[BATCH];
  int at;
  int end;

  /** The next instant as epoch second, or END. */
  final long next() {
    return at < end || refill() ? buffer[at++] : END;
  }

  /** Makes the next batch; false if there is none. */
  abstract boolean refill();

  /** Moves, forward or back, to before the first instant that is not before the given one. */
  abstract void seek(long epochSecond);

  /**
   * Puts the first n of the buffer in order, each once and none after the last; answers how many.
   */
  final int sorted(int n, long last) {
    Arrays.sort(buffer, 0, n);
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (buffer[i] <= last && (kept == 0 || buffer[kept - 1] != buffer[i])) {
        buffer[kept++] = buffer[i];
      }
    }
    return kept;
  }
}
