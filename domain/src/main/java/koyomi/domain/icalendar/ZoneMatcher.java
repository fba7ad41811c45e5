package koyomi.domain.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * Finds the IANA zone that does what a VTIMEZONE says, in the years of its events. A definition
 * often holds today's rule only, so the latest year counts, then as many as possible before.
 */
final class ZoneMatcher {
  /** Asked first: where most people live whose programs define zones themselves. */
  private static final List<String> COMMON =
      List.of(
          "Europe/Berlin",
          "Europe/London",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "Europe/Helsinki",
          "Europe/Lisbon",
          "Asia/Tokyo",
          "Asia/Shanghai",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Europe/Moscow",
          "Europe/Istanbul",
          "America/Sao_Paulo",
          "America/Toronto",
          "America/Halifax",
          "America/Anchorage",
          "Asia/Singapore",
          "Asia/Dubai",
          "Pacific/Auckland",
          "Australia/Brisbane",
          "Australia/Perth",
          "Australia/Adelaide",
          "America/Mexico_City",
          "America/Argentina/Buenos_Aires",
          "Africa/Johannesburg",
          "Asia/Jerusalem");

  private static final int MAX_YEARS = 20;

  private ZoneMatcher() {}

  /**
   * Returns the zone of a definition, or null if none does what it says.
   *
   * @param first first year of its events
   * @param last last year of its events
   */
  static @Nullable String match(
      ZoneDefinition definition, ZoneId calendarZone, int first, int last) {
    Integer fixed = definition.fixedOffset();
    String location = definition.location() == null ? null : ZoneNames.known(definition.location());
    Set<String> candidates = new LinkedHashSet<>();
    if (location != null) {
      candidates.add(location);
    }
    candidates.add(Zones.nameOf(calendarZone));
    if (fixed == null) {
      candidates.addAll(COMMON);
      ZoneNames.all().stream()
          .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/"))
          .forEach(candidates::add);
    }
    Samples samples = Samples.of(definition, Math.max(first, last - MAX_YEARS + 1), last);
    String best = null;
    int bestYears = 0;
    for (String candidate : candidates) {
      int years = samples.yearsOf(Zones.of(candidate).getRules());
      if (years > bestYears) {
        best = candidate;
        bestYears = years;
      }
    }
    if (best == null && fixed != null) {
      String id = ZoneOffset.ofTotalSeconds(fixed).getId();
      return id.equals("Z") ? "UTC" : id;
    }
    return best;
  }

  /**
   * Instants and the offsets that a definition has there, year by year.
   *
   * @param years the latest first
   */
  private record Samples(List<List<long[]>> years) {

    static Samples of(ZoneDefinition definition, int first, int last) {
      List<ZoneDefinition.Change> changes = definition.changes(first, last);
      List<List<long[]>> years = new ArrayList<>();
      for (int year = last; year >= first && !changes.isEmpty(); year--) {
        long start =
            LocalDate.of(year, 1, 1).toEpochSecond(java.time.LocalTime.MIN, ZoneOffset.UTC);
        long end =
            LocalDate.of(year + 1, 1, 1).toEpochSecond(java.time.LocalTime.MIN, ZoneOffset.UTC);
        TreeSet<Long> at = new TreeSet<>();
        for (long month = 0; month < 12; month++) {
          at.add(start + (15 + 30 * month) * 86_400);
        }
        for (ZoneDefinition.Change change : changes) {
          if (change.at() >= start && change.at() < end) {
            at.addAll(Arrays.asList(change.at() - 1, change.at()));
          }
        }
        years.add(at.stream().map(t -> new long[] {t, offsetAt(changes, t)}).toList());
      }
      return new Samples(years);
    }

    private static int offsetAt(List<ZoneDefinition.Change> changes, long at) {
      int offset = changes.getFirst().from();
      for (ZoneDefinition.Change change : changes) {
        if (change.at() > at) {
          break;
        }
        offset = change.to();
      }
      return offset;
    }

    /** Returns how many years agree, counted back from the latest. */
    int yearsOf(ZoneRules rules) {
      int count = 0;
      for (List<long[]> year : years) {
        for (long[] sample : year) {
          if (rules.getOffset(Instant.ofEpochSecond(sample[0])).getTotalSeconds() != sample[1]) {
            return count;
          }
        }
        count++;
      }
      return count;
    }
  }
}
