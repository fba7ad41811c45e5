package koyomi.domain.recurrence;

import java.util.Locale;
import koyomi.domain.recurrence.Until.Form;

/**
 * One value of an RDATE or EXDATE line.
 *
 * @param text as it was written
 * @param form of its start
 * @param second the start, packed as if it were UTC
 * @param end of a PERIOD given by its end, in the start's form, packed likewise; else NONE
 * @param duration of a PERIOD given by its length, in seconds; else NONE
 */
record DateValue(String text, Form form, long second, long end, long duration) {
  static final long NONE = Long.MIN_VALUE;

  private static final long FIRST = Civil.firstDayOf(1) * Civil.DAY;
  private static final long LAST = Civil.firstDayOf(Civil.LAST_YEAR + 1) * Civil.DAY - 1;

  static DateValue parse(String text, String part, boolean periods) {
    int slash = text.indexOf('/');
    int stop = slash < 0 ? text.length() : slash;
    long second = DateText.parse(text, 0, stop, part);
    Form form = DateText.form(text, 0, stop);
    if (slash < 0) {
      return new DateValue(text, form, second, NONE, NONE);
    }
    if (!periods) {
      throw new RecurrenceException(part, "a period stands where a date is expected: " + text);
    }
    if (form == Form.DATE) {
      throw new RecurrenceException(part, "a period begins with a date-time, not a date: " + text);
    }
    if (slash + 1 == text.length() || !Character.isDigit(text.charAt(slash + 1))) {
      return new DateValue(text, form, second, NONE, duration(text, slash + 1, part));
    }
    long end = DateText.parse(text, slash + 1, text.length(), part);
    if (DateText.form(text, slash + 1, text.length()) != form || end <= second) {
      throw new RecurrenceException(part, "a period must end after it begins: " + text);
    }
    return new DateValue(text, form, second, end, NONE);
  }

  /** The same at another time; a period keeps its length. What no date can say stays. */
  DateValue movedTo(long second) {
    long last = end == NONE ? second : second + (end - this.second);
    if (second < FIRST || last > LAST) {
      return this;
    }
    var moved = new StringBuilder();
    DateText.append(moved, form, second);
    int slash = text.indexOf('/');
    if (end != NONE) {
      moved.append('/');
      DateText.append(moved, form, last);
    } else if (slash >= 0) {
      moved.append(text.substring(slash).toUpperCase(Locale.ROOT));
    }
    return new DateValue(moved.toString(), form, second, end == NONE ? NONE : last, duration);
  }

  /** A positive DURATION (RFC 5545, 3.3.6) in seconds. */
  private static long duration(String text, int from, String part) {
    long total = 0;
    long number = -1;
    boolean inTime = false;
    int begin = from < text.length() && text.charAt(from) == '+' ? from + 1 : from;
    boolean ok = begin < text.length() && Character.toUpperCase(text.charAt(begin)) == 'P';
    for (int i = begin + 1; i < text.length() && ok; i++) {
      char c = Character.toUpperCase(text.charAt(i));
      if (c >= '0' && c <= '9') {
        number = Math.max(number, 0) * 10 + c - '0';
        ok = number < 100_000_000;
      } else if (c == 'T') {
        inTime = true;
        ok = number < 0;
      } else {
        long unit =
            switch (c) {
              case 'W' -> 7 * Civil.DAY;
              case 'D' -> Civil.DAY;
              case 'H' -> 3600;
              case 'M' -> 60;
              case 'S' -> 1;
              default -> 0;
            };
        ok = unit > 0 && number >= 0 && inTime == (unit < Civil.DAY);
        total += number * unit;
        number = -1;
      }
    }
    if (!ok || number >= 0 || total <= 0) {
      throw new RecurrenceException(part, "not a positive duration in " + text);
    }
    return total;
  }
}
