package koyomi.topologies.calendar.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes with the few encodings that rows need. */
public final class ByteSink {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int size;

  /** Makes room for so many bytes; more fit too. */
  public ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  /** Returns what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** Writes a byte. */
  public void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void ascii(String text) {
    raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** An unsigned number, seven bits a byte, the lowest first. */
  public void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A signed number, small where its magnitude is. */
  public void zigzag(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  /** Length, then the bytes. */
  public void block(byte[] content) {
    varint(content.length);
    raw(content);
  }

  /** {@code ,"name":"text"}, escaped (RFC 8259 §7). */
  void member(String name, String text) {
    name(name);
    string(text);
  }

  /** {@code ,"name":true}. */
  void member(String name, boolean value) {
    name(name);
    ascii(value ? "true" : "false");
  }

  /** {@code ,"name":} */
  void name(String name) {
    ascii(",\"");
    ascii(name);
    ascii("\":");
  }

  void string(String text) {
    octet('"');
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      switch (b) {
        case '"', '\\' -> {
          octet('\\');
          octet(b);
        }
        case '\n' -> ascii("\\n");
        case '\r' -> ascii("\\r");
        case '\t' -> ascii("\\t");
        default -> {
          if (b >= 0 && b < ' ') {
            ascii("\\u00");
            octet(HEX[b >> 4]);
            octet(HEX[b & 15]);
          } else {
            octet(b);
          }
        }
      }
    }
    octet('"');
  }
}
