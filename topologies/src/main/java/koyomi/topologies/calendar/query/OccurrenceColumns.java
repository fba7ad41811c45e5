package koyomi.topologies.calendar.query;

import java.util.Arrays;
import koyomi.topologies.calendar.view.RowReader;

/** Occurrences as columns of numbers. */
final class OccurrenceColumns {
  private static final int INTS = 5;

  /** Start instant, then for each: start, end and original as written. */
  private long[] longs;

  /** Row, face, offsets at original, start and end. */
  private int[] ints;

  OccurrenceColumns(int capacity) {
    longs = new long[capacity * 4];
    ints = new int[capacity * INTS];
  }

  void set(int index, long startInstant, int rowNumber, RowReader row) {
    if (index * 4 == longs.length) {
      longs = Arrays.copyOf(longs, longs.length * 2);
      ints = Arrays.copyOf(ints, ints.length * 2);
    }
    int l = index * 4;
    longs[l] = startInstant;
    longs[l + 1] = row.start();
    longs[l + 2] = row.end();
    longs[l + 3] = row.original();
    int i = index * INTS;
    ints[i] = rowNumber;
    ints[i + 1] = row.face();
    ints[i + 2] = row.originalOffset();
    ints[i + 3] = row.startOffset();
    ints[i + 4] = row.endOffset();
  }

  /** Returns the first of an order, in that order. */
  OccurrenceColumns select(int[] order, int count) {
    OccurrenceColumns selected = new OccurrenceColumns(Math.max(count, longs.length / 4));
    for (int i = 0; i < count; i++) {
      System.arraycopy(longs, order[i] * 4, selected.longs, i * 4, 4);
      System.arraycopy(ints, order[i] * INTS, selected.ints, i * INTS, INTS);
    }
    return selected;
  }

  long start(int index) {
    return longs[index * 4];
  }

  long writtenStart(int index) {
    return longs[index * 4 + 1];
  }

  long writtenEnd(int index) {
    return longs[index * 4 + 2];
  }

  long original(int index) {
    return longs[index * 4 + 3];
  }

  int row(int index) {
    return ints[index * INTS];
  }

  int face(int index) {
    return ints[index * INTS + 1];
  }

  int originalOffset(int index) {
    return ints[index * INTS + 2];
  }

  int startOffset(int index) {
    return ints[index * INTS + 3];
  }

  int endOffset(int index) {
    return ints[index * INTS + 4];
  }
}
