package koyomi.topologies.calendar.query;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.expansion.Months;
import koyomi.domain.interval.Span;

/** The time of which a calendar keeps all occurrences, by the rules of zones in scope. */
public final class KeptMonths {
  /** What zones may differ by: of whole days at the ends of a horizon only one calendar knows. */
  private static final long MARGIN = 2 * BusyInterval.DAY;

  private KeptMonths() {}

  /** Returns the time of a calendar's horizon, without its ends. */
  public static Span of(Calendar calendar) {
    Horizon horizon = calendar.horizon();
    return new Span(
        Months.start(Months.of(horizon.first()), horizon.monthsZone()) + MARGIN,
        Months.start(Months.of(horizon.last()) + 1, horizon.monthsZone()) - MARGIN);
  }
}
