package koyomi.topologies.calendar.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import koyomi.domain.access.Role;

/**
 * A row of the store of memberships: version byte 1, version of the calendar that gave the role
 * (big-endian), the role's name.
 *
 * @param role the role
 * @param calendarVersion version of the calendar that gave it
 */
public record MembershipRow(Role role, long calendarVersion) {
  private static final byte VERSION = 1;
  private static final int HEAD = 1 + Long.BYTES;

  /** Returns the row's bytes. */
  public byte[] encode() {
    byte[] name = role.name().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(HEAD + name.length)
        .put(VERSION)
        .putLong(calendarVersion)
        .put(name)
        .array();
  }

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException if it is of an unknown version
   */
  public static MembershipRow decode(byte[] row) {
    if (row.length < HEAD || row[0] != VERSION) {
      throw new IllegalArgumentException("membership row of unknown version");
    }
    String name = new String(row, HEAD, row.length - HEAD, StandardCharsets.US_ASCII);
    return new MembershipRow(Role.valueOf(name), ByteBuffer.wrap(row).getLong(1));
  }
}
