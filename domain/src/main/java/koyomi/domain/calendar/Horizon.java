package koyomi.domain.calendar;

import java.time.YearMonth;
import java.time.ZoneId;

/**
 * The months for which a calendar's recurring events are kept expanded. Months outside are expanded
 * on read from the series.
 *
 * @param zone the zone whose months these are; the calendar's at its creation, for ever, so that a
 *     month view reads the rows of one month
 * @param first first month
 * @param last last month, inclusive
 */
public record Horizon(ZoneId zone, YearMonth first, YearMonth last) {
  /** Months kept before the current one. */
  public static final int BEHIND = 1;

  /** Months kept after the current one. */
  public static final int AHEAD = 13;

  /** Returns the default horizon around a month. */
  public static Horizon around(ZoneId zone, YearMonth now) {
    return new Horizon(zone, now.minusMonths(BEHIND), now.plusMonths(AHEAD));
  }
}
