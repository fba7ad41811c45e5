package koyomi.domain.icalendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Returns the line with its TZID replaced by what it means; one that means nothing goes. */
  static String read(ContentLine line, EventTimes.Zones zones) throws RefusedComponent {
    String tzid = line.parameter("TZID", null);
    if (tzid == null || tzid.isBlank() || line.value().endsWith("Z")) {
      return withZone(line, null);
    }
    return withZone(line, zones.zoneOf(tzid));
  }

  /** Returns a stored line with the TZID under which its zone is written. */
  static String write(String stored) {
    ContentLine line = ContentLine.parse(stored);
    String zone = line == null ? null : line.parameter("TZID", null);
    return line == null || zone == null || zone.isBlank()
        ? stored
        : withZone(line, EventTimes.zoneName(zone));
  }

  private static String withZone(ContentLine line, @Nullable String zone) {
    StringBuilder text = new StringBuilder(line.name());
    boolean written = false;
    for (ContentLine.Parameter parameter : line.parameters()) {
      if (!parameter.name().equals("TZID")) {
        text.append(';').append(parameter.raw());
      } else if (zone != null && !written) {
        text.append(ParameterText.parameter("TZID", zone));
        written = true;
      }
    }
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
