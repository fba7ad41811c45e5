package koyomi.domain.recurrence;

import java.util.Arrays;

/** Reads the values of rule parts: numbers, lists of numbers, weekdays. */
final class RuleValues {
  private RuleValues() {}

  static long whole(String text, int from, int to, String name, long max) {
    String digits = text.substring(from, to).strip();
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new RecurrenceException(name, "not a whole number: '" + brief(digits) + "'");
      }
      value = Math.min(value * 10 + digit, max);
    }
    if (digits.isEmpty() || value == 0) {
      throw new RecurrenceException(name, "must be at least 1");
    }
    return value;
  }

  static int[] list(
      String text, int from, int to, String name, int min, int max, boolean negative) {
    int[] values = new int[4];
    int n = 0;
    int at = from;
    while (at <= to) {
      int end = text.indexOf(',', at);
      if (end < 0 || end > to) {
        end = to;
      }
      if (n == values.length) {
        values = Arrays.copyOf(values, n * 2);
      }
      int value = signed(text, at, end, name);
      int size = Math.abs(value);
      if (size < min || size > max || (value < 0 && !negative)) {
        String range = negative ? min + " to " + max + " or their negatives" : min + " to " + max;
        throw new RecurrenceException(name, value + " is not in " + range);
      }
      values[n++] = value;
      at = end + 1;
    }
    return sorted(values, n);
  }

  static int[] days(String text, int from, int to) {
    int[] values = new int[7];
    int n = 0;
    int at = from;
    while (at <= to) {
      int end = text.indexOf(',', at);
      if (end < 0 || end > to) {
        end = to;
      }
      int stop = end;
      int start = at;
      while (start < stop && text.charAt(start) == ' ') {
        start++;
      }
      while (stop > start && text.charAt(stop - 1) == ' ') {
        stop--;
      }
      int name = stop - 2;
      int ordinal = 0;
      if (name > start) {
        ordinal = signed(text, start, name, "BYDAY");
        if (ordinal == 0 || Math.abs(ordinal) > 53) {
          throw new RecurrenceException(
              "BYDAY", "the number " + ordinal + " is not in 1 to 53 or their negatives");
        }
      }
      if (n == values.length) {
        values = Arrays.copyOf(values, n * 2);
      }
      values[n++] = ordinal * 8 + weekday(text, Math.max(start, name), stop, "BYDAY");
      at = end + 1;
    }
    return sorted(values, n);
  }

  static int weekday(String text, int from, int to, String name) {
    String day = text.substring(from, to).strip();
    for (int i = 0; i < 7; i++) {
      if (RuleText.WEEKDAYS[i].equalsIgnoreCase(day)) {
        return i;
      }
    }
    throw new RecurrenceException(name, "unknown weekday '" + brief(day) + "'");
  }

  private static int signed(String text, int from, int to, String name) {
    int at = from;
    int stop = to;
    while (at < stop && text.charAt(at) == ' ') {
      at++;
    }
    while (stop > at && text.charAt(stop - 1) == ' ') {
      stop--;
    }
    boolean minus = at < stop && text.charAt(at) == '-';
    if (minus || (at < stop && text.charAt(at) == '+')) {
      at++;
    }
    int value = 0;
    boolean ok = at < stop && stop - at <= 4;
    for (; ok && at < stop; at++) {
      int digit = text.charAt(at) - '0';
      ok = digit >= 0 && digit <= 9;
      value = value * 10 + digit;
    }
    if (!ok) {
      throw new RecurrenceException(name, "not a number: '" + shown(text, from, to) + "'");
    }
    return minus ? -value : value;
  }

  static int[] atMost59(int[] seconds) {
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = Math.min(seconds[i], 59);
    }
    return sorted(seconds, seconds.length);
  }

  static int[] sorted(int[] values, int length) {
    Arrays.sort(values, 0, length);
    int n = 0;
    for (int i = 0; i < length; i++) {
      if (n == 0 || values[n - 1] != values[i]) {
        values[n++] = values[i];
      }
    }
    return Arrays.copyOf(values, n);
  }

  static String shown(String text, int from, int to) {
    return brief(text.substring(from, to));
  }

  static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
