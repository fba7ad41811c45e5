package koyomi.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.calendar.Target;
import org.jspecify.annotations.Nullable;

/** A time in a query string: RFC 3339 with offset, a local time, or a date. */
public sealed interface TimeParam {
  /** A '+' of an offset that form decoding turned into a space. */
  Pattern SPACE_FOR_PLUS = Pattern.compile("(.*T.*) (\\d\\d:?\\d\\d)");

  /** As iCalendar writes a RECURRENCE-ID (RFC 5545 §3.3.4 and 3.3.5). */
  Pattern BASIC = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)(\\d\\d)(Z?))?");

  /** A moment as most clients write it: a zero stands for a digit. */
  String UTC_FORM = "0000-00-00T00:00:00Z";

  /** First year that may be sent. */
  int FIRST_YEAR = 1900;

  /** Last year that may be sent. */
  int LAST_YEAR = 2200;

  /** The first moment that may be sent. */
  Instant FIRST = Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z");

  /** The moment after all that may be sent. */
  Instant END = Instant.parse(LAST_YEAR + 1 + "-01-01T00:00:00Z");

  /** Returns the moment meant, local times and dates read in the zone. */
  Instant instant(ZoneId zone);

  /** Returns the occurrence that this names. */
  Target.Occurrence occurrence();

  /**
   * Reads a parameter.
   *
   * @throws ProblemException (400) if it is no time, (422) outside of the years 1900 to 2200
   */
  static TimeParam parse(String name, String value) {
    String text = value.indexOf(' ') < 0 ? value : withPlus(value);
    TimeParam time;
    try {
      if (text.indexOf('T') < 0 && text.indexOf('t') < 0) {
        time = new Day(LocalDate.parse(text));
      } else if (hasOffset(text)) {
        Instant plain = utc(text);
        time = new At(plain == null ? OffsetDateTime.parse(text).toInstant() : plain);
      } else {
        time = new Local(LocalDateTime.parse(text));
      }
    } catch (DateTimeException e) {
      throw ProblemException.of(
          ProblemKind.BAD_REQUEST,
          name
              + " must be an RFC 3339 time (2026-03-08T09:00:00-05:00), a local time or a date, not '"
              + value
              + "'");
    }
    Instant inUtc = time.instant(ZoneOffset.UTC);
    if (inUtc.isBefore(FIRST) || !inUtc.isBefore(END)) {
      throw ProblemException.of(
          ProblemKind.UNPROCESSABLE,
          name + " must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return time;
  }

  /**
   * Reads the parameter {@code occurrence}: as {@link #parse} does, or as iCalendar writes it
   * ({@code 20260304T100000}).
   *
   * @throws ProblemException (400) if it is no time, (422) outside of the years 1900 to 2200
   */
  static Target.Occurrence occurrence(String value) {
    var basic = BASIC.matcher(value);
    String text = value;
    if (basic.matches()) {
      text = basic.group(1) + '-' + basic.group(2) + '-' + basic.group(3);
      if (basic.group(4) != null) {
        text += 'T' + basic.group(4) + ':' + basic.group(5) + ':' + basic.group(6) + basic.group(7);
      }
    }
    return parse("occurrence", text).occurrence();
  }

  /**
   * Returns a moment of the form that nearly all views are asked in, {@code 2026-03-08T14:00:00Z};
   * null for any other, which the JDK's parser tells, for fifteen times the time.
   *
   * @throws DateTimeException if there is no such day or time
   */
  private static @Nullable Instant utc(String text) {
    if (text.length() != UTC_FORM.length()) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char form = UTC_FORM.charAt(i);
      char c = text.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return null;
      }
    }
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
    return Instant.ofEpochSecond(day.toEpochSecond(time, ZoneOffset.UTC));
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static String withPlus(String value) {
    var space = SPACE_FOR_PLUS.matcher(value);
    return space.matches() ? space.group(1) + '+' + space.group(2) : value;
  }

  private static boolean hasOffset(String text) {
    int t = Math.max(text.indexOf('T'), text.indexOf('t'));
    String clock = text.substring(t);
    return clock.endsWith("Z")
        || clock.endsWith("z")
        || clock.indexOf('+') > 0
        || clock.indexOf('-') > 0;
  }

  /** A moment. */
  record At(Instant at) implements TimeParam {
    @Override
    public Instant instant(ZoneId zone) {
      return at;
    }

    @Override
    public Target.Occurrence occurrence() {
      return new Target.Occurrence.At(at);
    }
  }

  /** A local time. */
  record Local(LocalDateTime local) implements TimeParam {
    @Override
    public Instant instant(ZoneId zone) {
      return local.atZone(zone).toInstant();
    }

    @Override
    public Target.Occurrence occurrence() {
      return new Target.Occurrence.Local(local);
    }
  }

  /** A day; as a moment its beginning. */
  record Day(LocalDate day) implements TimeParam {
    @Override
    public Instant instant(ZoneId zone) {
      return day.atStartOfDay(zone).toInstant();
    }

    @Override
    public Target.Occurrence occurrence() {
      return new Target.Occurrence.Day(day);
    }
  }
}
