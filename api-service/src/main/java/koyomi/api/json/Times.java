package koyomi.api.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import koyomi.domain.event.EventTime;

/** Times as the contract writes them: RFC 3339, to the second. */
public final class Times {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT);

  private Times() {}

  /** Returns local time without zone. */
  public static String local(LocalDateTime local) {
    return LOCAL.format(local);
  }

  /** Returns local time with the offset that holds in the zone. */
  public static String withOffset(LocalDateTime local, ZoneId zone) {
    return OFFSET.format(local.atZone(zone));
  }

  /** Returns a moment on the wall clock of a zone, with the offset that holds then. */
  public static String moment(long epochSecond, ZoneId zone) {
    return OFFSET.format(Instant.ofEpochSecond(epochSecond).atZone(zone));
  }

  /**
   * Returns the name of an occurrence: its original start with offset, or its day.
   *
   * @param occurrence original start in the series' zone
   * @param start the start of the series
   * @param calendarZone the zone in which floating series are read
   */
  public static String occurrence(LocalDateTime occurrence, EventTime start, ZoneId calendarZone) {
    return start.isDate()
        ? occurrence.toLocalDate().toString()
        : withOffset(occurrence, start.zone(calendarZone));
  }

  /** Tells whether a zone is but an offset, so that no name stands for it. */
  static boolean isOffset(ZoneId zone) {
    return zone instanceof ZoneOffset;
  }
}
