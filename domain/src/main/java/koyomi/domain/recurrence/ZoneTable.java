package koyomi.domain.recurrence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A zone's transitions up to the year 2200 as plain arrays; what lies beyond is asked of the zone's
 * rules each time. Tables are kept by zone and made again when the zone's rules have changed.
 */
final class ZoneTable {
  private static final ConcurrentHashMap<ZoneId, ZoneTable> TABLES = new ConcurrentHashMap<>();
  private static final long HORIZON = Civil.firstDayOf(2200) * Civil.DAY;

  final ZoneRules rules;

  /** Instants at which the offset changes. */
  final long[] at;

  /** The offset before {@code at[i]}, and after the last one. */
  final int[] offset;

  /** Whether transitions go on beyond the last one listed. */
  final boolean goesOn;

  private ZoneTable(ZoneRules rules) {
    this.rules = rules;
    long[] instants = new long[64];
    int[] offsets = new int[65];
    int n = 0;
    offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds();
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    while (next != null && next.toEpochSecond() < HORIZON) {
      if (n == instants.length) {
        instants = Arrays.copyOf(instants, n * 2);
        offsets = Arrays.copyOf(offsets, n * 2 + 1);
      }
      instants[n] = next.toEpochSecond();
      offsets[++n] = next.getOffsetAfter().getTotalSeconds();
      next = rules.nextTransition(next.getInstant());
    }
    this.at = Arrays.copyOf(instants, n);
    this.offset = Arrays.copyOf(offsets, n + 1);
    this.goesOn = next != null;
  }

  static ZoneTable of(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneTable table = TABLES.get(zone);
    if (table == null || !table.rules.equals(rules)) {
      table = new ZoneTable(rules);
      TABLES.put(zone, table);
    }
    return table;
  }
}
