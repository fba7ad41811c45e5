package koyomi.bench.baseline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON, written by hand and used again and again. */
final class JsonBuffer {
  private static final int FIRST = 256 * 1024;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int SECONDS_A_MINUTE = 60;
  private static final int MINUTES_AN_HOUR = 60;
  private static final int TIMESTAMP = 32;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int DAYS_0000_TO_1970 = 719_468;
  private static final int DAYS_A_CYCLE = 146_097;

  private byte[] bytes = new byte[FIRST];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** Returns the bytes, more than {@link #length()}; not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** Appends what needs no escapes. */
  void raw(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  void comma() {
    reserve(1);
    bytes[length++] = ',';
  }

  /** Appends the inside of a string, escaped where RFC 8259 §7 wants it. */
  void text(byte[] utf8) {
    reserve(utf8.length * 6);
    for (byte next : utf8) {
      if (next == '"' || next == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = next;
      } else if (next >= 0 && next < ' ') {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[next >> 4];
        bytes[length++] = HEX[next & 0xf];
      } else {
        bytes[length++] = next;
      }
    }
  }

  /** Appends an instant of RFC 3339 with its offset, or {@code Z} where that is 0. */
  void timestamp(long epochSecond, int offsetMinutes) {
    reserve(TIMESTAMP);
    long local = epochSecond + (long) offsetMinutes * SECONDS_A_MINUTE;
    long day = Math.floorDiv(local, SECONDS_A_DAY);
    int second = (int) (local - day * SECONDS_A_DAY);
    date(day);
    bytes[length++] = 'T';
    two(second / (SECONDS_A_MINUTE * MINUTES_AN_HOUR));
    bytes[length++] = ':';
    two(second / SECONDS_A_MINUTE % MINUTES_AN_HOUR);
    bytes[length++] = ':';
    two(second % SECONDS_A_MINUTE);
    if (offsetMinutes == 0) {
      bytes[length++] = 'Z';
    } else {
      bytes[length++] = (byte) (offsetMinutes < 0 ? '-' : '+');
      int minutes = Math.abs(offsetMinutes);
      two(minutes / MINUTES_AN_HOUR);
      bytes[length++] = ':';
      two(minutes % MINUTES_AN_HOUR);
    }
  }

  /** Appends a date by its number of days since 1970. */
  void date(long epochDay) {
    reserve(TIMESTAMP);
    // days from civil, years from March: the years in question are all after 0
    long day = epochDay + DAYS_0000_TO_1970;
    long cycle = day / DAYS_A_CYCLE;
    long ofCycle = day - cycle * DAYS_A_CYCLE;
    long year = (ofCycle - ofCycle / 1_460 + ofCycle / 36_524 - ofCycle / 146_096) / 365;
    int ofYear = (int) (ofCycle - (365 * year + year / 4 - year / 100));
    int march = (5 * ofYear + 2) / 153;
    int month = march < 10 ? march + 3 : march - 9;
    int shown = (int) (year + cycle * 400 + (month <= 2 ? 1 : 0));
    two(shown / 100);
    two(shown % 100);
    bytes[length++] = '-';
    two(month);
    bytes[length++] = '-';
    two(ofYear - (153 * march + 2) / 5 + 1);
  }

  private void two(int number) {
    bytes[length++] = (byte) ('0' + number / 10);
    bytes[length++] = (byte) ('0' + number % 10);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
