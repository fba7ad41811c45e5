package koyomi.topologies.calendar.view;

import java.util.Arrays;

/**
 * Walks over the bytes of one packed row, see {@link OccurrenceRow} for their order. Copies
 * nothing: faces are told by their place in the row.
 */
public final class RowReader {
  private final byte[] row;
  private final int flags;
  private int at;
  private int insidersAt;
  private int insiderCount;

  /** Of each face: 1 if all-day, where it begins, length of common, length of details. */
  private int[] faces = new int[0];

  private int remaining;
  private long originalValue;
  private int face;
  private long start;
  private long end;
  private int originalOffset;
  private int startOffset;
  private int endOffset;

  /**
   * Reads the head of a row.
   *
   * @throws IllegalArgumentException if it is of a version that this code doesn't know
   */
  public RowReader(byte[] row) {
    if (row.length < 2 || row[0] != OccurrenceRow.VERSION) {
      throw new IllegalArgumentException(
          "occurrence row of unknown version " + (row.length == 0 ? "(empty)" : row[0]));
    }
    this.row = row;
    this.flags = row[1];
    this.at = 2;
    if (!isOnRead()) {
      readHead();
    }
  }

  private void readHead() {
    if (isRestricted()) {
      insiderCount = (int) varint();
      insidersAt = at;
      for (int i = 0; i < insiderCount; i++) {
        int length = (int) varint();
        at += length;
      }
    }
    faces = new int[(int) varint() * 4];
    for (int i = 0; i < faces.length; i += 4) {
      faces[i] = row[at++];
      faces[i + 2] = (int) varint();
      faces[i + 3] = (int) varint();
      faces[i + 1] = at;
      at += faces[i + 2] + faces[i + 3];
    }
    remaining = (int) varint();
  }

  public byte[] row() {
    return row;
  }

  public boolean isSeries() {
    return (flags & OccurrenceRow.SERIES) != 0;
  }

  public boolean isOnRead() {
    return (flags & OccurrenceRow.ON_READ) != 0;
  }

  public boolean isRestricted() {
    return (flags & OccurrenceRow.RESTRICTED) != 0;
  }

  /** Tells whether original starts are days. */
  public boolean isDated() {
    return (flags & OccurrenceRow.DATED) != 0;
  }

  /** Tells whether a user sees all of a restricted event. */
  public boolean isInsider(byte[] userId) {
    int back = at;
    at = insidersAt;
    boolean found = false;
    for (int i = 0; i < insiderCount && !found; i++) {
      int length = (int) varint();
      found = Arrays.equals(row, at, at + length, userId, 0, userId.length);
      at += length;
    }
    at = back;
    return found;
  }

  /** Moves to the next occurrence; false at the end. */
  public boolean next() {
    if (remaining == 0) {
      return false;
    }
    remaining--;
    int tag = (int) varint();
    face = tag >>> 2;
    originalValue += zigzag();
    boolean moved = (tag & OccurrenceRow.MOVED) != 0;
    long origin = isDated() ? originalValue * OccurrenceRow.DAY : originalValue;
    if (isAllDay()) {
      long day = Math.floorDiv(origin, OccurrenceRow.DAY) + (moved ? zigzag() : 0);
      start = day * OccurrenceRow.DAY;
      end = (day + varint()) * OccurrenceRow.DAY;
    } else {
      start = moved ? origin + zigzag() : origin;
      end = start + varint();
    }
    if ((tag & OccurrenceRow.OFFSETS) != 0) {
      originalOffset = (int) zigzag();
      startOffset = (int) zigzag();
      endOffset = (int) zigzag();
    }
    return true;
  }

  public int face() {
    return face;
  }

  public boolean isAllDay() {
    return isAllDay(face);
  }

  public boolean isAllDay(int number) {
    return faces[number * 4] != 0;
  }

  public int faceAt(int number) {
    return faces[number * 4 + 1];
  }

  public int commonLength(int number) {
    return faces[number * 4 + 2];
  }

  public int detailsLength(int number) {
    return faces[number * 4 + 3];
  }

  /** Original start: an instant, or of a day its midnight in UTC. */
  public long original() {
    return isDated() ? originalValue * OccurrenceRow.DAY : originalValue;
  }

  /** Start: an instant, or of a day its midnight in UTC. */
  public long start() {
    return start;
  }

  /** End: an instant, or of a day its midnight in UTC. */
  public long end() {
    return end;
  }

  public int originalOffset() {
    return originalOffset;
  }

  public int startOffset() {
    return startOffset;
  }

  public int endOffset() {
    return endOffset;
  }

  private long varint() {
    long value = 0;
    int shift = 0;
    byte b;
    do {
      b = row[at++];
      value |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while (b < 0);
    return value;
  }

  private long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }
}
