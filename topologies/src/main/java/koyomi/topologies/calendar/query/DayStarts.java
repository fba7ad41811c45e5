package koyomi.topologies.calendar.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/** When days begin in a zone, with a small memory: a view asks for the same few days often. */
final class DayStarts {
  private static final long DAY = 86_400;
  private static final int SLOTS = 64;

  private final ZoneId zone;
  private final long[] days = new long[SLOTS];
  private final long[] instants = new long[SLOTS];

  DayStarts(ZoneId zone) {
    this.zone = zone;
    Arrays.fill(days, Long.MIN_VALUE);
  }

  /** Returns the instant at which the day of this midnight, packed as if in UTC, begins. */
  long instantOf(long midnight) {
    long day = Math.floorDiv(midnight, DAY);
    int slot = (int) (day & SLOTS - 1);
    if (days[slot] != day) {
      days[slot] = day;
      instants[slot] = LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }
    return instants[slot];
  }
}
