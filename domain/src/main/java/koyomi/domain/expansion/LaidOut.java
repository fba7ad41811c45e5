package koyomi.domain.expansion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;

/**
 * The times of one content, resolved: a local time in a gap is read with the offset from before it,
 * one that occurs twice is the first (RFC 5545 §3.3.5).
 */
record LaidOut(long start, int startOffset, long end, int endOffset) {

  static LaidOut of(EventContent content, ZoneId calendarZone) {
    long start = instantOf(content.start(), calendarZone);
    long end = Math.max(start, instantOf(content.end(), calendarZone));
    return new LaidOut(
        start,
        offsetAt(content.start(), start, calendarZone),
        end,
        offsetAt(content.end(), end, calendarZone));
  }

  /** The instant of a time; of a day its beginning in the calendar's zone. */
  static long instantOf(EventTime time, ZoneId calendarZone) {
    return switch (time) {
      case EventTime.Date date -> date.date().atStartOfDay(calendarZone).toEpochSecond();
      case EventTime.Zoned _, EventTime.Floating _ ->
          ZonedDateTime.of(time.local(), time.zone(calendarZone)).toEpochSecond();
    };
  }

  /** Makes up the difference to local time; of a day to its midnight, whether or not it exists. */
  private static int offsetAt(EventTime time, long instant, ZoneId calendarZone) {
    return switch (time) {
      case EventTime.Date _ -> (int) (packed(time.local()) - instant);
      case EventTime.Zoned _, EventTime.Floating _ -> offset(time.zone(calendarZone), instant);
    };
  }

  static int offset(ZoneId zone, long instant) {
    return zone.getRules().getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
  }

  static long packed(LocalDateTime local) {
    return local.toEpochSecond(ZoneOffset.UTC);
  }
}
