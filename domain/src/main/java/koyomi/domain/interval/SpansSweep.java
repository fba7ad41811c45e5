package koyomi.domain.interval;

/** Walks the bounds of two sets together and keeps the moments that an operation wants. */
enum SpansSweep {
  UNION {
    @Override
    boolean keeps(boolean first, boolean second) {
      return first || second;
    }
  },
  INTERSECTION {
    @Override
    boolean keeps(boolean first, boolean second) {
      return first && second;
    }
  },
  DIFFERENCE {
    @Override
    boolean keeps(boolean first, boolean second) {
      return first && !second;
    }
  };

  abstract boolean keeps(boolean first, boolean second);

  /** Between two bounds nothing changes, so each bound of either is looked at once. */
  Spans apply(long[] first, long[] second) {
    long[] bounds = new long[first.length + second.length];
    int count = 0;
    int i = 0;
    int j = 0;
    boolean kept = false;
    while (i < first.length || j < second.length) {
      long next;
      if (j == second.length || (i < first.length && first[i] <= second[j])) {
        next = first[i];
      } else {
        next = second[j];
      }
      if (i < first.length && first[i] == next) {
        i++;
      }
      if (j < second.length && second[j] == next) {
        j++;
      }
      // inside a set after an odd number of its bounds
      if (keeps((i & 1) == 1, (j & 1) == 1) != kept) {
        kept = !kept;
        bounds[count++] = next;
      }
    }
    return Spans.ofBounds(bounds, count);
  }
}
