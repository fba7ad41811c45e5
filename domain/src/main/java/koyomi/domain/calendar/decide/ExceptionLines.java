package koyomi.domain.calendar.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;

/** Adds to and moves the EXDATE and RDATE lines of a series (RFC 5545 §3.8.5.1 and .2). */
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

  /** Returns the lines with every date of EXDATE and RDATE moved. */
  static List<String> shifted(List<String> lines, Duration by) {
    return lines.stream().map(line -> shifted(line, by)).toList();
  }

  private static String shifted(String line, Duration by) {
    String upper = line.toUpperCase(Locale.ROOT);
    int colon = line.indexOf(':');
    if (colon < 0 || !(upper.startsWith("EXDATE") || upper.startsWith("RDATE"))) {
      return line;
    }
    return line.substring(0, colon + 1)
        + Arrays.stream(line.substring(colon + 1).split(",", -1))
            .map(value -> shiftedPeriod(value.trim().toUpperCase(Locale.ROOT), by))
            .collect(Collectors.joining(","));
  }

  private static String shiftedPeriod(String value, Duration by) {
    return Arrays.stream(value.split("/", -1))
        .map(part -> part.startsWith("P") ? part : shiftedValue(part, by))
        .collect(Collectors.joining("/"));
  }

  private static String shiftedValue(String value, Duration by) {
    if (value.indexOf('T') < 0) {
      return DATE.format(LocalDate.parse(value, DATE).plusDays(by.toDays()));
    }
    boolean utc = value.endsWith("Z");
    // a leap second is read as the second before it, here as everywhere
    String minute = value.substring(0, value.length() - (utc ? 3 : 2));
    String second =
        value.startsWith("60", minute.length())
            ? "59"
            : value.substring(minute.length(), minute.length() + 2);
    LocalDateTime time = LocalDateTime.parse(minute + second, LOCAL);
    return LOCAL.format(time.plus(by)) + (utc ? "Z" : "");
  }
}
