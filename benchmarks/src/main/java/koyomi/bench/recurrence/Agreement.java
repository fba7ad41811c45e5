package koyomi.bench.recurrence;

/** Benchmarks whose contestants disagree would measure nothing. */
final class Agreement {
  private Agreement() {}

  static void check(long koyomi, long... peers) {
    for (long peer : peers) {
      if (peer != koyomi) {
        throw new IllegalStateException(
            "contestants disagree: " + koyomi + " and " + java.util.Arrays.toString(peers));
      }
    }
  }
}
