package koyomi.devstack.demo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is taken when, in quarters of an hour, so that generated meetings rarely collide. */
final class Diary {
  private static final int QUARTER = 15 * 60;

  private final Map<String, Set<Long>> taken = new HashMap<>();

  /** Tells whether all of them are free. */
  boolean free(List<String> names, LocalDateTime start, ZoneId zone, int minutes) {
    for (var name : names) {
      var quarters = taken.getOrDefault(name, Set.of());
      for (var quarter = first(start, zone); quarter < last(start, zone, minutes); quarter++) {
        if (quarters.contains(quarter)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Marks all of them as taken. */
  void take(List<String> names, LocalDateTime start, ZoneId zone, int minutes) {
    for (var name : names) {
      var quarters = taken.computeIfAbsent(name, _ -> new HashSet<>());
      for (var quarter = first(start, zone); quarter < last(start, zone, minutes); quarter++) {
        quarters.add(quarter);
      }
    }
  }

  private static long first(LocalDateTime start, ZoneId zone) {
    return start.atZone(zone).toEpochSecond() / QUARTER;
  }

  private static long last(LocalDateTime start, ZoneId zone, int minutes) {
    return Math.ceilDiv(start.atZone(zone).plusMinutes(minutes).toEpochSecond(), QUARTER);
  }
}
