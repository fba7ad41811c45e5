package koyomi.domain.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/** Reads the times that clients send, and derives instants from times that are stored. */
public final class EventTimes {
  /** First year that is taken. */
  public static final int MIN_YEAR = 1900;

  /** Last year that is taken. */
  public static final int MAX_YEAR = 2200;

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]")
          .withResolverStyle(java.time.format.ResolverStyle.STRICT);

  private EventTimes() {}

  /** Tells whether a text is the name of a zone of the IANA data base. */
  public static boolean isZone(String name) {
    return Zones.isKnown(name);
  }

  /**
   * Returns the instant at which a time falls. In a gap it is read with the offset from before the
   * gap, in an overlap the first one counts (RFC 5545 §3.3.5).
   */
  public static Instant instant(EventTime time, ZoneId calendarZone) {
    return instant(time.local(), time.zone(calendarZone));
  }

  /** As {@link #instant(EventTime, ZoneId)} for a local time. */
  public static Instant instant(LocalDateTime local, ZoneId zone) {
    return ZonedDateTime.ofLocal(local, zone, null).toInstant();
  }

  /**
   * Returns how long the (first) occurrence lasts: elapsed time, or for whole days their number
   * times 24 hours.
   */
  public static Duration duration(EventContent content, ZoneId calendarZone) {
    if (content.start().isDate()) {
      return Duration.between(content.start().local(), content.end().local());
    }
    return Duration.between(
        instant(content.start(), calendarZone), instant(content.end(), calendarZone));
  }

  /**
   * Reads a start or end.
   *
   * @param draft what the client sent
   * @param stored in a patch the time it is merged into, otherwise null
   * @param pointer where the time stands in the body
   * @param violations receives what is wrong
   * @return the time, or null if something is wrong
   */
  public static @Nullable EventTime read(
      TimeDraft draft, @Nullable EventTime stored, String pointer, List<Violation> violations) {
    String dateTime = draft.dateTime();
    String date = draft.date();
    if (dateTime != null && date != null) {
      violations.add(new Violation(pointer, "has both dateTime and date"));
      return null;
    }
    String zone = draft.timeZone();
    if (zone != null && !isZone(zone)) {
      violations.add(
          new Violation(
              pointer + "/timeZone", "'" + zone + "' is not a time zone of the IANA data base"));
      return null;
    }
    if (date != null) {
      LocalDate day = parse(date, DateTimeFormatter.ISO_LOCAL_DATE, LocalDate::from);
      return inYears(day == null ? null : new EventTime.Date(day), pointer + "/date", violations);
    }
    if (dateTime != null) {
      return inYears(readDateTime(dateTime, zone, stored), pointer + "/dateTime", violations);
    }
    if (zone != null && stored != null && !stored.isDate()) {
      return new EventTime.Zoned(stored.local(), zone);
    }
    violations.add(new Violation(pointer, "needs dateTime or date"));
    return null;
  }

  private static @Nullable EventTime readDateTime(
      String text, @Nullable String zone, @Nullable EventTime stored) {
    String mended = withT(withoutFraction(text));
    if (stored instanceof EventTime.Zoned kept && zone == null) {
      zone = isZone(kept.timeZone()) ? kept.timeZone() : null;
    }
    LocalDateTime local = parse(mended, DATE_TIME, LocalDateTime::from);
    if (local != null) {
      return zone == null ? floatingLike(local, stored) : new EventTime.Zoned(local, zone);
    }
    OffsetDateTime at = parse(mended, DateTimeFormatter.ISO_OFFSET_DATE_TIME, OffsetDateTime::from);
    if (at == null) {
      return null;
    }
    if (zone != null) {
      return new EventTime.Zoned(at.atZoneSameInstant(Zones.of(zone)).toLocalDateTime(), zone);
    }
    return new EventTime.Zoned(at.toLocalDateTime(), at.getOffset().getId());
  }

  private static EventTime floatingLike(LocalDateTime local, @Nullable EventTime stored) {
    return stored != null && !stored.isDate()
        ? stored.withLocal(local)
        : new EventTime.Floating(local);
  }

  /** Whole seconds are what iCalendar knows; a fraction, as many clients print it, is cut off. */
  private static String withoutFraction(String text) {
    return text.replaceFirst("(:\\d\\d)\\.\\d{1,9}(?=$|Z|z|[+-])", "$1").replace('z', 'Z');
  }

  /** Between date and time some write a blank, or a small letter (RFC 3339 §5.6). */
  private static String withT(String text) {
    return text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)[ t](?=\\d)", "$1T");
  }

  private static <T extends TemporalAccessor> @Nullable T parse(
      String text, DateTimeFormatter format, java.time.temporal.TemporalQuery<T> query) {
    try {
      return format.parse(text, query);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable EventTime inYears(
      @Nullable EventTime time, String pointer, List<Violation> violations) {
    if (time == null) {
      violations.add(
          new Violation(
              pointer,
              pointer.endsWith("/date")
                  ? "is not a date like 2026-03-08"
                  : "is not a date-time like 2026-03-08T09:00:00, with or without an offset"));
      return null;
    }
    int year = time.local().getYear();
    if (year < MIN_YEAR || year > MAX_YEAR) {
      violations.add(
          new Violation(pointer, "is not within the years " + MIN_YEAR + " to " + MAX_YEAR));
      return null;
    }
    return time;
  }

  /** Returns the local time at which an instant falls, in whole seconds. */
  public static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), zone);
  }

  /** Returns the local time that a count of seconds since 1970 stands for, as if in UTC. */
  public static LocalDateTime ofLocalSecond(long localSecond) {
    return LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
  }

  /** Returns the count of seconds since 1970 of a local time, as if in UTC: packed, and ordered. */
  public static long localSecond(LocalDateTime local) {
    return local.toEpochSecond(ZoneOffset.UTC);
  }
}
