package koyomi.domain.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.zone.Zones;

/**
 * The VTIMEZONE of a zone for a span of years (RFC 5545 §3.6.5): the change before the span, and
 * those within it, as yearly rules where they are regular and as dates where not.
 */
final class ZoneLines {
  /** Years of rules for ever that are looked at: all ways in which weekdays fall on dates. */
  private static final int CYCLE = 28;

  /** A shorter run could end just after what was looked at. */
  private static final int SURELY_REGULAR = 15;

  private static final int WORTH_A_RULE = 3;

  private ZoneLines() {}

  /**
   * Returns the lines of a definition.
   *
   * @param zone IANA name or offset
   * @param first first year it is needed for
   * @param last last year, {@link Integer#MAX_VALUE} for ever
   */
  static List<String> write(String zone, int first, int last) {
    ZoneRules rules = Zones.of(zone).getRules();
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VTIMEZONE");
    lines.add("TZID:" + TextValue.escape(EventTimes.zoneName(zone)));
    List<ZoneOffsetTransition> changes = changes(rules, first, last);
    if (changes.isEmpty()) {
      LocalDateTime start = LocalDate.of(Math.min(first - 1, 1970), 1, 1).atStartOfDay();
      ZoneOffset offset = rules.getOffset(start);
      lines.addAll(observance("STANDARD", start, offset, offset, ""));
    } else {
      boolean forEver = last > lastLooked(rules, first) && !rules.getTransitionRules().isEmpty();
      addObservances(lines, rules, changes, forEver);
    }
    lines.add("END:VTIMEZONE");
    return lines;
  }

  private static int lastLooked(ZoneRules rules, int first) {
    List<ZoneOffsetTransition> explicit = rules.getTransitions();
    int lastExplicit =
        explicit.isEmpty() ? first : explicit.getLast().getDateTimeBefore().getYear();
    return Math.max(first, lastExplicit) + CYCLE;
  }

  private static List<ZoneOffsetTransition> changes(ZoneRules rules, int first, int last) {
    Instant start = LocalDate.of(first, 1, 1).atStartOfDay().toInstant(ZoneOffset.MAX);
    int lastYear = Math.min(last, lastLooked(rules, first));
    Instant end = LocalDate.of(lastYear + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.MIN);
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition before = rules.previousTransition(start);
    if (before != null) {
      changes.add(before);
    }
    ZoneOffsetTransition next = rules.nextTransition(start.minusNanos(1));
    while (next != null && next.getInstant().isBefore(end)) {
      changes.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    if (before == null && !changes.isEmpty()) {
      // Before the zone's first change its oldest offset held; say so for what lies before it.
      ZoneOffset offset = changes.getFirst().getOffsetBefore();
      LocalDateTime at = LocalDate.of(first, 1, 1).atStartOfDay().minusDays(2);
      changes.addFirst(ZoneOffsetTransition.of(at, otherThan(offset), offset));
    }
    return changes;
  }

  /** A transition needs two offsets; which one came before all times doesn't matter. */
  private static ZoneOffset otherThan(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? ZoneOffset.ofHours(1) : ZoneOffset.UTC;
  }

  private static void addObservances(
      List<String> lines, ZoneRules rules, List<ZoneOffsetTransition> changes, boolean forEver) {
    Map<String, List<ZoneOffsetTransition>> irregular = new LinkedHashMap<>();
    int lastYear = changes.getLast().getDateTimeBefore().getYear();
    for (YearlyRun run : YearlyRun.runs(changes)) {
      List<ZoneOffsetTransition> members = run.changes();
      ZoneOffsetTransition start = members.getFirst();
      if (members.size() < WORTH_A_RULE) {
        for (ZoneOffsetTransition change : members) {
          String key = name(rules, change) + change.getOffsetBefore() + change.getOffsetAfter();
          irregular.computeIfAbsent(key, _ -> new ArrayList<>()).add(change);
        }
        continue;
      }
      LocalDateTime last = members.getLast().getDateTimeBefore();
      boolean open = forEver && members.size() >= SURELY_REGULAR && last.getYear() >= lastYear - 1;
      LocalDateTime end = LocalDateTime.ofInstant(members.getLast().getInstant(), ZoneOffset.UTC);
      String until = ";UNTIL=" + TimeText.of(end) + "Z";
      String rule = "RRULE:" + run.rule() + (open ? "" : until);
      lines.addAll(
          observance(
              name(rules, start),
              start.getDateTimeBefore(),
              start.getOffsetBefore(),
              start.getOffsetAfter(),
              rule));
    }
    irregular
        .values()
        .forEach(group -> {
          ZoneOffsetTransition start = group.getFirst();
          List<String> dates =
              group.stream().skip(1).map(c -> TimeText.of(c.getDateTimeBefore())).toList();
          lines.addAll(
              observance(
                  name(rules, start),
                  start.getDateTimeBefore(),
                  start.getOffsetBefore(),
                  start.getOffsetAfter(),
                  dates.isEmpty() ? "" : "RDATE:" + String.join(",", dates)));
        });
  }

  private static String name(ZoneRules rules, ZoneOffsetTransition change) {
    return rules.isDaylightSavings(change.getInstant()) ? "DAYLIGHT" : "STANDARD";
  }

  private static List<String> observance(
      String name, LocalDateTime start, ZoneOffset from, ZoneOffset to, String recurrence) {
    List<String> lines = new ArrayList<>(7);
    lines.add("BEGIN:" + name);
    lines.add("DTSTART:" + TimeText.of(start));
    lines.add("TZOFFSETFROM:" + offset(from));
    lines.add("TZOFFSETTO:" + offset(to));
    if (!recurrence.isEmpty()) {
      lines.add(recurrence);
    }
    lines.add("END:" + name);
    return lines;
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
  }
}
