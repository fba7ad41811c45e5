package koyomi.domain.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;
import org.jspecify.annotations.Nullable;

/** The zones that events use, each with its first and last year. */
final class UsedZones {
  private static final Pattern UNTIL = Pattern.compile("UNTIL=(\\d{4})");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})\\d{4}");

  /** Years, the last {@link Integer#MAX_VALUE} for a series without end. */
  private record Years(int first, int last) {
    Years with(Years other) {
      return new Years(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  private final SortedMap<String, Years> zones = new TreeMap<>();

  /** Adds an event's zones. */
  void add(Event event) {
    EventContent content = event.content();
    Years years = years(content);
    add(content.start(), years);
    add(content.end(), years);
    for (String line : content.recurrence()) {
      ContentLine parsed = ContentLine.parse(line);
      addNamed(parsed == null ? null : parsed.parameter("TZID", null), years);
    }
    event
        .overrides()
        .forEach(override -> {
          add(
              content.start().withLocal(override.occurrence()),
              at(override.occurrence().getYear()));
          add(override.content().start(), years(override.content()));
          add(override.content().end(), years(override.content()));
        });
  }

  private static Years at(int year) {
    return new Years(year, year);
  }

  private static Years years(EventContent content) {
    int first = content.start().local().getYear();
    int last = content.end().local().getYear();
    for (String line : content.recurrence()) {
      String upper = line.toUpperCase(Locale.ROOT);
      if (upper.startsWith("RRULE")) {
        Matcher until = UNTIL.matcher(upper);
        last =
            Math.max(last, until.find() ? Integer.parseInt(until.group(1)) + 1 : Integer.MAX_VALUE);
      } else if (upper.startsWith("RDATE")) {
        Matcher dates = YEAR.matcher(upper);
        while (dates.find()) {
          int year = Integer.parseInt(dates.group(1));
          first = Math.min(first, year);
          last = Math.max(last, year);
        }
      }
    }
    return new Years(first, last);
  }

  private void add(EventTime time, Years years) {
    if (time instanceof EventTime.Zoned zoned && !zoned.timeZone().equals("Z")) {
      addNamed(zoned.timeZone(), years);
    }
  }

  private void addNamed(@Nullable String zone, Years years) {
    if (zone != null) {
      zones.merge(zone, years, Years::with);
    }
  }

  /** Returns a VTIMEZONE for each. */
  List<List<String>> definitions() {
    List<List<String>> definitions = new ArrayList<>();
    zones.forEach(
        (zone, years) -> definitions.add(ZoneLines.write(zone, years.first(), years.last())));
    return definitions;
  }
}
