package koyomi.domain.icalendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Values of type DATE, DATE-TIME and DURATION (RFC 5545 §3.3.4 to 3.3.6), as text. */
final class TimeText {
  /**
   * A date or a date with time.
   *
   * @param local midnight of a date
   * @param isDate whether there was no time
   * @param isUtc whether it ended in Z
   */
  record Value(LocalDateTime local, boolean isDate, boolean isUtc) {}

  /**
   * A duration: days are days of the calendar, the rest is elapsed time.
   *
   * @param days weeks included
   * @param seconds hours and minutes included
   */
  record Span(long days, long seconds) {}

  private TimeText() {}

  /** Reads a value; dashes and colons of ISO 8601's extended format do no harm. */
  static Value parse(String text) throws RefusedComponent {
    String digits = text.strip();
    if (digits.indexOf('-') > 0 || digits.indexOf(':') > 0) {
      digits = digits.replace("-", "").replace(":", "");
    }
    try {
      LocalDate date =
          LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
      if (digits.length() == 8) {
        return checked(new Value(date.atStartOfDay(), true, false), text);
      }
      boolean utc = digits.endsWith("Z") || digits.endsWith("z");
      int end = utc ? digits.length() - 1 : digits.length();
      if ((digits.charAt(8) != 'T' && digits.charAt(8) != 't') || (end != 15 && end != 13)) {
        throw new RefusedComponent("not a date or time: " + shortened(text));
      }
      return checked(new Value(time(date, digits, end), false, utc), text);
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException _) {
      throw new RefusedComponent("not a date or time: " + shortened(text));
    }
  }

  private static LocalDateTime time(LocalDate date, String digits, int end) {
    int hour = number(digits, 9, 11);
    int minute = number(digits, 11, 13);
    int second = end == 15 ? number(digits, 13, 15) : 0;
    if (hour == 24 && minute == 0 && second == 0) {
      return date.plusDays(1).atStartOfDay();
    }
    return date.atTime(LocalTime.of(hour, minute, Math.min(second, second == 60 ? 59 : second)));
  }

  private static Value checked(Value value, String text) throws RefusedComponent {
    int year = value.local().getYear();
    if (year < Limits.MIN_YEAR || year > Limits.MAX_YEAR) {
      throw new RefusedComponent(
          "year outside " + Limits.MIN_YEAR + " to " + Limits.MAX_YEAR + ": " + shortened(text));
    }
    return value;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new NumberFormatException();
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Returns {@code yyyyMMdd}. */
  static String of(LocalDate date) {
    return digits(date.getYear(), 4)
        + digits(date.getMonthValue(), 2)
        + digits(date.getDayOfMonth(), 2);
  }

  /** Returns {@code yyyyMMddTHHmmss}. */
  static String of(LocalDateTime local) {
    return of(local.toLocalDate())
        + "T"
        + digits(local.getHour(), 2)
        + digits(local.getMinute(), 2)
        + digits(local.getSecond(), 2);
  }

  private static String digits(int number, int width) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  /** Reads a duration, or returns null if it is none. */
  static @Nullable Span span(String text) {
    String rest = text.strip();
    long sign = rest.startsWith("-") ? -1 : 1;
    int at = rest.startsWith("-") || rest.startsWith("+") ? 1 : 0;
    if (at >= rest.length() || rest.charAt(at) != 'P') {
      return null;
    }
    long days = 0;
    long seconds = 0;
    boolean time = false;
    boolean any = false;
    long number = -1;
    for (int i = at + 1; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == 'T' && number < 0 && !time) {
        time = true;
      } else if (c >= '0' && c <= '9' && number < 100_000_000L) {
        number = Math.max(number, 0) * 10 + (c - '0');
      } else if (number < 0) {
        return null;
      } else {
        switch (c) {
          case 'W' -> days += number * 7;
          case 'D' -> days += number;
          case 'H' -> seconds += number * 3600;
          case 'M' -> seconds += number * 60;
          case 'S' -> seconds += number;
          default -> {
            return null;
          }
        }
        any = true;
        number = -1;
      }
    }
    return any && number < 0 ? new Span(sign * days, sign * seconds) : null;
  }

  /** Returns the exact length of a span whose days are taken as 24 hours. */
  static Duration exact(Span span) {
    return Duration.ofDays(span.days()).plusSeconds(span.seconds());
  }
}
