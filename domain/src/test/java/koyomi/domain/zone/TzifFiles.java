package koyomi.domain.zone;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Makes TZif files (RFC 9636) with the transitions of rules up to an instant. */
public final class TzifFiles {
  private TzifFiles() {}

  /** Returns a file that goes on after these transitions as its footer says. */
  public static byte[] of(ZoneRules rules, Instant until, String footer) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    while (next != null && next.getInstant().isBefore(until)) {
      transitions.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return TzifWriter.write(rules, transitions, footer);
  }
}
