package koyomi.topologies.calendar.view;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteSink} has written. */
public final class ByteSource {
  private final byte[] bytes;
  private int at;

  /** Reads from the beginning. */
  public ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the next byte, as it is. */
  public int octet() {
    return bytes[at++];
  }

  /** Returns an unsigned number. */
  public long varint() {
    long value = 0;
    int shift = 0;
    byte b;
    do {
      b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while (b < 0);
    return value;
  }

  /** Returns an unsigned number that is small. */
  public int count() {
    return (int) varint();
  }

  /** Returns a signed number. */
  public long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Returns the text of a block. */
  public String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
