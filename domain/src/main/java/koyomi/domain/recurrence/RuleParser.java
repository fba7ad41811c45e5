package koyomi.domain.recurrence;

import java.util.Arrays;
import java.util.Locale;

/** Reads the text of one rule; what it may say together is checked by {@link RuleChecks}. */
final class RuleParser {
  /** Longer than every part written in full; what exceeds it is no rule. */
  private static final int MAX_LENGTH = 16_384;

  private final Leniency leniency;
  private final RuleParts parts = new RuleParts();
  private int seen;

  RuleParser(Leniency leniency) {
    this.leniency = leniency;
  }

  RecurrenceRule parse(String value) {
    if (value.length() > MAX_LENGTH) {
      throw new RecurrenceException("RRULE", "longer than " + MAX_LENGTH + " characters");
    }
    int from = 0;
    int length = value.length();
    while (from < length) {
      int to = value.indexOf(';', from);
      if (to < 0) {
        to = length;
      }
      if (to > from) {
        part(value, from, to);
      } else if (leniency == Leniency.STRICT) {
        throw new RecurrenceException("RRULE", "an empty part (';;')");
      }
      from = to + 1;
    }
    if ((seen & 1) == 0) {
      throw new RecurrenceException("FREQ", "is missing");
    }
    RuleChecks.check(parts, leniency);
    return new RecurrenceRule(parts);
  }

  private void part(String text, int from, int to) {
    int equals = text.indexOf('=', from);
    if (equals < 0 || equals >= to) {
      throw new RecurrenceException(
          shown(text, from, to), "a part is NAME=value, and here is no '='");
    }
    String name = text.substring(from, equals).strip().toUpperCase(Locale.ROOT);
    int value = equals + 1;
    switch (name) {
      case "FREQ" -> {
        once(0, name);
        parts.frequency = frequency(text.substring(value, to));
      }
      case "INTERVAL" -> {
        once(1, name);
        parts.interval = (int) whole(text, value, to, name, Integer.MAX_VALUE);
      }
      case "COUNT" -> {
        once(2, name);
        parts.count = whole(text, value, to, name, 1_000_000_000_000L);
      }
      case "UNTIL" -> {
        once(3, name);
        parts.until = Until.parse(text.substring(value, to).strip(), name);
      }
      case "BYSECOND" -> {
        once(4, name);
        // there is no leap second in epoch seconds: 60 is read as 59
        parts.bySecond = atMost59(list(text, value, to, name, 0, 60, false));
      }
      case "BYMINUTE" -> {
        once(5, name);
        parts.byMinute = list(text, value, to, name, 0, 59, false);
      }
      case "BYHOUR" -> {
        once(6, name);
        parts.byHour = list(text, value, to, name, 0, 23, false);
      }
      case "BYDAY" -> {
        once(7, name);
        parts.byDay = days(text, value, to);
      }
      case "BYMONTHDAY" -> {
        once(8, name);
        parts.byMonthDay = list(text, value, to, name, 1, 31, true);
      }
      case "BYYEARDAY" -> {
        once(9, name);
        parts.byYearDay = list(text, value, to, name, 1, 366, true);
      }
      case "BYWEEKNO" -> {
        once(10, name);
        parts.byWeekNo = list(text, value, to, name, 1, 53, true);
      }
      case "BYMONTH" -> {
        once(11, name);
        parts.byMonth = list(text, value, to, name, 1, 12, false);
      }
      case "BYSETPOS" -> {
        once(12, name);
        parts.bySetPos = list(text, value, to, name, 1, 366, true);
      }
      case "WKST" -> {
        once(13, name);
        parts.weekStart = weekday(text, value, to, name);
      }
      case "RSCALE" -> {
        once(14, name);
        rscale(text.substring(value, to).strip());
      }
      case "SKIP" -> {
        once(15, name);
        parts.skip = skip(text.substring(value, to).strip());
        parts.skipGiven = true;
      }
      default -> {
        if (leniency == Leniency.STRICT) {
          throw new RecurrenceException(name, "is not a rule part that RFC 5545 knows");
        }
      }
    }
  }

  private void once(int bit, String name) {
    if ((seen >> bit & 1) != 0 && leniency == Leniency.STRICT) {
      throw new RecurrenceException(name, "is given twice");
    }
    seen |= 1 << bit;
  }

  private static Frequency frequency(String text) {
    return switch (text.strip().toUpperCase(Locale.ROOT)) {
      case "YEARLY" -> Frequency.YEARLY;
      case "MONTHLY" -> Frequency.MONTHLY;
      case "WEEKLY" -> Frequency.WEEKLY;
      case "DAILY" -> Frequency.DAILY;
      case "HOURLY" -> Frequency.HOURLY;
      case "MINUTELY" -> Frequency.MINUTELY;
      case "SECONDLY" -> Frequency.SECONDLY;
      default -> throw new RecurrenceException("FREQ", "unknown frequency '" + brief(text) + "'");
    };
  }

  private void rscale(String text) {
    if (!text.equalsIgnoreCase("GREGORIAN")) {
      throw new RecurrenceException(
          "RSCALE", "only the GREGORIAN calendar is supported, not '" + brief(text) + "'");
    }
    parts.rscale = true;
  }

  private static Skip skip(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "OMIT" -> Skip.OMIT;
      case "BACKWARD" -> Skip.BACKWARD;
      case "FORWARD" -> Skip.FORWARD;
      default -> throw new RecurrenceException("SKIP", "unknown value '" + brief(text) + "'");
    };
  }

  private static long whole(String text, int from, int to, String name, long max) {
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

  private int[] list(
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

  private int[] days(String text, int from, int to) {
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

  private static int weekday(String text, int from, int to, String name) {
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

  private static int[] atMost59(int[] seconds) {
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

  private static String shown(String text, int from, int to) {
    return brief(text.substring(from, to));
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
