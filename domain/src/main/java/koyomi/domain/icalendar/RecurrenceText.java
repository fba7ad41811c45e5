package koyomi.domain.icalendar;

import java.util.List;

/** Recurrence lines (RFC 5545 §3.8.5): their zones renamed, their number bounded. */
final class RecurrenceText {
  private RecurrenceText() {}

  /** Tells whether a property belongs to the recurrence set. */
  static boolean isRecurrence(String property) {
    return switch (property) {
      case "RRULE", "RDATE", "EXDATE", "EXRULE" -> true;
      default -> false;
    };
  }

  /** Returns the line with its TZID replaced by what it means. */
  static String read(ContentLine line, EventTimes.Zones zones) throws RefusedComponent {
    String tzid = line.parameter("TZID", null);
    if (tzid == null || tzid.isBlank() || line.value().endsWith("Z")) {
      return text(line);
    }
    return withZone(line, zones.zoneOf(tzid));
  }

  /** Returns a stored line with the TZID under which its zone is written. */
  static String write(String stored) {
    ContentLine line = ContentLine.parse(stored);
    String zone = line == null ? null : line.parameter("TZID", null);
    return line == null || zone == null ? stored : withZone(line, EventTimes.zoneName(zone));
  }

  private static String withZone(ContentLine line, String zone) {
    StringBuilder text = new StringBuilder(line.name());
    for (ContentLine.Parameter parameter : line.parameters()) {
      text.append(
          parameter.name().equals("TZID")
              ? ParameterText.parameter("TZID", zone)
              : ";" + parameter.raw());
    }
    return text.append(':').append(line.value()).toString();
  }

  private static String text(ContentLine line) {
    StringBuilder text = new StringBuilder(line.name());
    line.parameters().forEach(parameter -> text.append(';').append(parameter.raw()));
    return text.append(':').append(line.value()).toString();
  }

  /** Counts the dates of RDATE and EXDATE lines. */
  static int dates(List<String> lines) {
    int count = 0;
    for (String line : lines) {
      if (line.regionMatches(true, 0, "RDATE", 0, 5)
          || line.regionMatches(true, 0, "EXDATE", 0, 6)) {
        count += 1 + (int) line.chars().filter(c -> c == ',').count();
      }
    }
    return count;
  }
}
