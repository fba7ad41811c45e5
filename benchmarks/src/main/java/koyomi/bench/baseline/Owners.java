package koyomi.bench.baseline;

import java.util.Map;

/**
 * Who may read what: kept in memory, which is cheaper than any look-up.
 *
 * @param byCalendar user by calendar id
 */
record Owners(Map<String, String> byCalendar) {
  Owners {
    byCalendar = Map.copyOf(byCalendar);
  }
}
