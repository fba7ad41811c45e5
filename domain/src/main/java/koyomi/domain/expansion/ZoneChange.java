package koyomi.domain.expansion;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;
import koyomi.domain.zone.ZoneRulesCatalogue;

/**
 * The step from some rules to others, and whom it concerns.
 *
 * @param before the rules until then
 * @param after the rules from then on
 * @param zones the zones whose clocks differ
 */
public record ZoneChange(
    ZoneRulesCatalogue before, ZoneRulesCatalogue after, SortedSet<String> zones) {

  /** Copies the zones. */
  public ZoneChange {
    zones = Collections.unmodifiableSortedSet(zones);
  }

  /** Compares rules over all time. */
  public static ZoneChange of(ZoneRulesCatalogue before, ZoneRulesCatalogue after) {
    return new ZoneChange(before, after, before.changedZones(after));
  }

  /** Compares rules within a time. */
  public static ZoneChange within(
      ZoneRulesCatalogue before, ZoneRulesCatalogue after, Instant from, Instant to) {
    return new ZoneChange(before, after, before.changedZones(after, from, to));
  }

  /**
   * Tells whether an event uses one of the zones.
   *
   * @param calendarZone name of the zone in which its floating times are read
   */
  public boolean concerns(Event event, String calendarZone) {
    return !zones.isEmpty()
        && (concerns(event.content(), calendarZone)
            || event.overrides().stream()
                .anyMatch(override -> concerns(override.content(), calendarZone)));
  }

  private boolean concerns(EventContent content, String calendarZone) {
    return concerns(content.start(), calendarZone)
        || concerns(content.end(), calendarZone)
        || (!content.isAllDay() && content.recurrence().stream().anyMatch(this::names));
  }

  private boolean concerns(EventTime time, String calendarZone) {
    return switch (time) {
      case EventTime.Zoned zoned -> zones.contains(zoned.timeZone());
      case EventTime.Floating _ -> zones.contains(calendarZone);
      // Whole days never shift: they are dates.
      case EventTime.Date _ -> false;
    };
  }

  private boolean names(String line) {
    int at = line.indexOf("TZID=");
    while (at >= 0) {
      int begin = at + "TZID=".length();
      int end = begin;
      while (end < line.length() && line.charAt(end) != ':' && line.charAt(end) != ';') {
        end++;
      }
      if (zones.contains(unquoted(line.substring(begin, end)))) {
        return true;
      }
      at = line.indexOf("TZID=", end);
    }
    return false;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
