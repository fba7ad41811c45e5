package koyomi.topologies.calendar.store;

import java.nio.ByteBuffer;

/** A row of the store of positions: version byte 1, offset of a command (big-endian). */
public final class AppliedRow {
  private static final byte VERSION = 1;

  private AppliedRow() {}

  /** Returns the row's bytes. */
  public static byte[] encode(long offset) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(VERSION).putLong(offset).array();
  }

  /**
   * Returns the offset in a row.
   *
   * @throws IllegalArgumentException if it is of an unknown version
   */
  public static long decode(byte[] row) {
    if (row.length != 1 + Long.BYTES || row[0] != VERSION) {
      throw new IllegalArgumentException("position row of unknown version");
    }
    return ByteBuffer.wrap(row).getLong(1);
  }
}
