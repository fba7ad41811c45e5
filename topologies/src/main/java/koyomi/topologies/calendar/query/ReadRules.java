package koyomi.topologies.calendar.query;

import java.time.Duration;
import java.util.function.Supplier;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.zone.Zones;
import koyomi.topologies.calendar.basis.BasisTable;

/**
 * By which rules of zones a view is read: by the newest that had come when it was opened, for all
 * its calendars, or still newer ones where a calendar is laid out by these. Rows that were laid out
 * by others are left alone; such a calendar is read from its events.
 */
final class ReadRules {
  /** How far another instance may be ahead. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final BasisTable basis;
  private final ExpansionBasis latest;

  ReadRules(BasisTable basis) {
    this.basis = basis;
    this.latest = basis.latest();
  }

  /** Does some reading of a calendar by these rules. */
  <T> T by(Calendar calendar, Supplier<T> work) {
    long revision = revision(calendar.horizon());
    return Zones.by(
        basis
            .rules(revision, PATIENCE)
            .orElseThrow(() ->
                new StaleException("revision " + revision + " of the expansion basis hasn't come")),
        work);
  }

  /** Tells whether the rows of a calendar may be relied on. */
  boolean areRowsOf(Calendar calendar) {
    Horizon horizon = calendar.horizon();
    return !horizon.isLayingOut() && horizon.rules() == revision(horizon);
  }

  private long revision(Horizon horizon) {
    return Math.max(latest.rules(), horizon.writtenRules());
  }
}
