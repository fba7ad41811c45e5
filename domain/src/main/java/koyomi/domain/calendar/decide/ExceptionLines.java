package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;

/** Adds to the EXDATE lines of a series (RFC 5545 §3.8.5.1). */
final class ExceptionLines {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private ExceptionLines() {}

  /** Returns the recurrence lines of a series with one more occurrence taken out. */
  static List<String> excluding(EventContent master, LocalDateTime occurrence, ZoneId zone) {
    String head;
    String value;
    switch (master.start()) {
      case EventTime.Date _ -> {
        head = "EXDATE;VALUE=DATE:";
        value = DATE.format(occurrence.toLocalDate());
      }
      case EventTime.Floating _ -> {
        head = "EXDATE:";
        value = LOCAL.format(occurrence);
      }
      case EventTime.Zoned zoned when EventTimes.isZone(zoned.timeZone()) -> {
        head = "EXDATE;TZID=" + zoned.timeZone() + ":";
        value = LOCAL.format(occurrence);
      }
      case EventTime.Zoned _ -> {
        // A fixed offset has no TZID: its times are written in UTC.
        head = "EXDATE:";
        value =
            LOCAL.format(EventTimes.local(EventTimes.instant(occurrence, zone), ZoneOffset.UTC))
                + "Z";
      }
    }
    List<String> lines = new ArrayList<>(master.recurrence());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(head)) {
        lines.set(i, lines.get(i) + "," + value);
        return lines;
      }
    }
    lines.add(head + value);
    return lines;
  }
}
