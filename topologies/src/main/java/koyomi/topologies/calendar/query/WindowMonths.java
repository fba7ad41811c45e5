package koyomi.topologies.calendar.query;

import java.time.Instant;
import java.time.ZoneId;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.expansion.Months;
import org.jspecify.annotations.Nullable;

/**
 * The months whose rows a window has to look at. Days are filed under their date, read in the
 * calendar's zone, the rest in the horizon's: where these differ both have their say.
 *
 * @param first first month number
 * @param last last month number, inclusive; {@link #OPEN} for a window without end
 */
record WindowMonths(int first, int last) {
  /** No last month. */
  static final int OPEN = Integer.MAX_VALUE - 1;

  static WindowMonths of(Window window, Calendar calendar, @Nullable Position after) {
    long from = window.from().getEpochSecond();
    // What started before the token's occurrence has been shown.
    long begin = after == null ? from : Math.max(from, after.start());
    int first =
        Math.min(month(begin, calendar.zone()), month(begin, calendar.horizon().monthsZone()));
    Instant to = window.to();
    if (to == null) {
      return new WindowMonths(first, OPEN);
    }
    long end = to.getNano() == 0 ? to.getEpochSecond() - 1 : to.getEpochSecond();
    int last = Math.max(month(end, calendar.zone()), month(end, calendar.horizon().monthsZone()));
    return new WindowMonths(first, Math.max(first, last));
  }

  boolean isWithin(Horizon horizon) {
    return first >= Months.of(horizon.first()) && last <= Months.of(horizon.last());
  }

  private static int month(long instant, ZoneId zone) {
    return Months.ofInstant(instant, zone);
  }
}
