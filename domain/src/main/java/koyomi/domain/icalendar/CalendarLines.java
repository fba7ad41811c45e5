package koyomi.domain.icalendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a VCALENDAR itself (RFC 5545 §3.7, RFC 7986 §5, and what programs add) that are
 * kept from imported files and written again.
 */
public final class CalendarLines {
  private static final int MAX_CHARACTERS = 16 << 10;
  private static final String OF_FILE = "X-KOYOMI-FILE-";

  private CalendarLines() {}

  /**
   * Returns what is kept of a calendar's properties after a file was imported: a property of the
   * file takes the place of all of its name. What is the file's alone (VERSION, PRODID, CALSCALE,
   * METHOD, LAST-MODIFIED) isn't kept, nor what goes beyond 16 Ki characters.
   *
   * @param before unfolded lines kept so far
   * @param file unfolded lines of the file's calendars
   */
  public static List<String> merged(List<String> before, List<String> file) {
    List<String> taken = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String raw : file) {
      ContentLine line = ContentLine.parse(raw);
      if (line != null && !isOfFileAlone(line.name()) && !taken.contains(raw)) {
        taken.add(raw);
        names.add(line.name());
      }
    }
    List<String> all = new ArrayList<>();
    for (String raw : before) {
      ContentLine line = ContentLine.parse(raw);
      if (line != null && !names.contains(line.name())) {
        all.add(raw);
      }
    }
    all.addAll(taken);
    int characters = 0;
    List<String> kept = new ArrayList<>();
    for (String raw : all) {
      if (characters + raw.length() <= MAX_CHARACTERS) {
        characters += raw.length();
        kept.add(raw);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isOfFileAlone(String name) {
    return switch (name) {
      case "VERSION", "PRODID", "CALSCALE", "METHOD", "LAST-MODIFIED" -> true;
      default -> false;
    };
  }

  /** Returns the lines of a calendar: its own, then those that were kept of files. */
  static List<String> of(ICalendarWriter.Header header) {
    List<String> lines = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (String raw : header.kept()) {
      ContentLine line = ContentLine.parse(raw);
      if (line != null) {
        kept.add(line.name());
        String own = own(header, line.name());
        if (own == null || own.equals(TextValue.unescape(line.value()))) {
          lines.add(raw);
        } else {
          lines.add(OF_FILE + unprefixed(line.name()) + ":" + line.value());
          lines.add(line.name() + ":" + TextValue.escape(own));
        }
      }
    }
    for (String name : List.of("X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE")) {
      String own = own(header, name);
      if (own != null && !kept.contains(name)) {
        lines.add(name + ":" + TextValue.escape(own));
      }
    }
    String color = header.color();
    if (color != null && !kept.contains("X-APPLE-CALENDAR-COLOR")) {
      lines.add("X-APPLE-CALENDAR-COLOR:" + color.toUpperCase(Locale.ROOT));
    }
    return lines;
  }

  private static String unprefixed(String name) {
    return name.startsWith("X-") ? name.substring(2) : name;
  }

  /** What the calendar itself says, whatever a file said. */
  private static @Nullable String own(ICalendarWriter.Header header, String name) {
    return switch (name) {
      case "X-WR-CALNAME", "NAME" -> header.name();
      case "X-WR-CALDESC", "DESCRIPTION" -> header.description();
      case "X-WR-TIMEZONE", "TIMEZONE-ID" -> Zones.nameOf(header.timeZone());
      case "X-APPLE-CALENDAR-COLOR" -> header.color();
      default -> null;
    };
  }
}
