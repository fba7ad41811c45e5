package koyomi.domain.icalendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The zones of one file: its own VTIMEZONEs, and the years in which its events use them. */
final class FileZones {
  private static final int MAX_NAME = 300;

  private final ZoneId calendarZone;
  private final Notes notes;
  private final Map<String, List<Definition>> definitions = new HashMap<>();
  private final Map<String, int[]> years = new HashMap<>();
  private final Map<String, Optional<String>> known = new HashMap<>();
  private int count;
  private int matched;

  /** A definition and, once asked for, its zone. */
  private static final class Definition {
    final CutComponent cut;
    boolean asked;
    @Nullable String zone;

    Definition(CutComponent cut) {
      this.cut = cut;
    }
  }

  FileZones(ZoneId calendarZone, Notes notes) {
    this.calendarZone = calendarZone;
    this.notes = notes;
  }

  /** Keeps a VTIMEZONE. */
  void define(CutComponent cut) {
    if (count++ >= Limits.ZONES) {
      notes.add(cut.line(), "more than " + Limits.ZONES + " VTIMEZONEs, this one is left out");
      return;
    }
    ContentLine tzid = Component.parse(cut, notes).first("TZID");
    if (tzid != null) {
      String name = ParameterText.decode(tzid.value()).strip();
      definitions.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(new Definition(cut));
    }
  }

  /** Remembers that an event uses a zone. */
  void used(String tzid, int year) {
    if (years.size() < Limits.ZONES || years.containsKey(tzid)) {
      int[] span = years.computeIfAbsent(tzid, _ -> new int[] {year, year});
      span[0] = Math.min(span[0], year);
      span[1] = Math.max(span[1], year);
    }
  }

  /** Returns how to name the zones of a component of the {@code calendar}th VCALENDAR. */
  EventTimes.Zones of(int calendar) {
    return tzid -> resolve(tzid, calendar);
  }

  private String resolve(String tzid, int calendar) throws RefusedComponent {
    if (tzid.length() > MAX_NAME) {
      throw new RefusedComponent("TZID longer than " + MAX_NAME + " characters");
    }
    String name = tzid.strip();
    if (known.size() > Limits.ZONES) {
      known.clear();
    }
    String zone =
        known.computeIfAbsent(name, n -> Optional.ofNullable(ZoneNames.known(n))).orElse(null);
    if (zone == null) {
      zone = defined(name, calendar);
    }
    if (zone == null) {
      zone = ZoneNames.offset(name);
    }
    if (zone == null) {
      throw new RefusedComponent(
          definitions.containsKey(name)
              ? "no zone does what the VTIMEZONE says: TZID=" + name
              : "unknown time zone without a VTIMEZONE: TZID=" + name);
    }
    return zone;
  }

  private @Nullable String defined(String name, int calendar) {
    List<Definition> candidates = definitions.getOrDefault(name, List.of());
    Definition definition = null;
    for (Definition candidate : candidates) {
      if (definition == null || candidate.cut.calendar() == calendar) {
        definition = candidate;
      }
    }
    if (definition == null) {
      return null;
    }
    if (!definition.asked) {
      definition.asked = true;
      definition.zone = matched++ < Limits.MATCHED_ZONES ? match(name, definition) : null;
    }
    return definition.zone;
  }

  private @Nullable String match(String name, Definition definition) {
    int[] span = years.getOrDefault(name, new int[] {2000, 2030});
    ZoneDefinition parsed = ZoneDefinition.parse(Component.parse(definition.cut, notes));
    return ZoneMatcher.match(parsed, calendarZone, span[0], span[1]);
  }
}
