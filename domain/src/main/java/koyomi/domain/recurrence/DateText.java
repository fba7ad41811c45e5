package koyomi.domain.recurrence;

import koyomi.domain.recurrence.Until.Form;

/** Reads and writes the DATE and DATE-TIME values of RFC 5545 (3.3.4, 3.3.5) as packed seconds. */
final class DateText {
  private DateText() {}

  /** The form of a value that {@link #parse} accepts. */
  static Form form(String text, int from, int to) {
    return switch (to - from) {
      case 8 -> Form.DATE;
      case 15 -> Form.LOCAL;
      default -> Form.UTC;
    };
  }

  static long parse(String text, int from, int to, String part) {
    int length = to - from;
    boolean timed = length == 15 || length == 16;
    if (length != 8 && !timed) {
      throw bad(text, from, to, part);
    }
    int year = number(text, from, from + 4, part);
    int month = number(text, from + 4, from + 6, part);
    int day = number(text, from + 6, from + 8, part);
    if (year == 0 || month < 1 || month > 12 || day < 1) {
      throw bad(text, from, to, part);
    }
    if (day > Civil.lengthOfMonth(Civil.isLeap(year), month)) {
      throw new RecurrenceException(part, "no such day: " + text.substring(from, to));
    }
    long second = Civil.epochDay(year, month, day) * Civil.DAY;
    if (!timed) {
      return second;
    }
    char t = text.charAt(from + 8);
    char z = length == 16 ? text.charAt(to - 1) : 'Z';
    int hour = number(text, from + 9, from + 11, part);
    int minute = number(text, from + 11, from + 13, part);
    int sec = number(text, from + 13, from + 15, part);
    if ((t != 'T' && t != 't') || (z != 'Z' && z != 'z') || hour > 23 || minute > 59 || sec > 60) {
      throw bad(text, from, to, part);
    }
    // a leap second has no place in epoch seconds: it is read as the second before it
    return second + hour * 3600L + minute * 60L + Math.min(sec, 59);
  }

  static void append(StringBuilder out, Form form, long second) {
    int day = Civil.dayOf(second);
    int year = Civil.yearOf(day);
    int dayOfYear = day - Civil.firstDayOf(year);
    boolean leap = Civil.isLeap(year);
    int month = Civil.monthOfDay(leap, dayOfYear);
    digits(out, year / 100);
    digits(out, year % 100);
    digits(out, month);
    digits(out, dayOfYear - Civil.monthStart(leap, month) + 1);
    if (form == Form.DATE) {
      return;
    }
    int time = Civil.secondOfDay(second);
    out.append('T');
    digits(out, time / 3600);
    digits(out, time / 60 % 60);
    digits(out, time % 60);
    if (form == Form.UTC) {
      out.append('Z');
    }
  }

  private static void digits(StringBuilder out, int twoDigits) {
    out.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
  }

  private static int number(String text, int from, int to, String part) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw bad(text, from, to, part);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static RecurrenceException bad(String text, int from, int to, String part) {
    String shown = text.substring(from, Math.min(to, from + 40));
    return new RecurrenceException(part, "not a date or date-time: '" + shown + "'");
  }
}
