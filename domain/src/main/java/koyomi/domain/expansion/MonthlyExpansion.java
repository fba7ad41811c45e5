package koyomi.domain.expansion;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.event.Event;

/**
 * What a calendar keeps of an event's occurrences: those of a single event wherever they are, those
 * of a series within the horizon, by month. An occurrence stands in each month that it overlaps.
 *
 * @param months month number ({@link Months}) → occurrences by original start; for days the month
 *     of the date, otherwise the month in the horizon's zone
 * @param always what isn't kept by month because every window must look at it: an occurrence of a
 *     single event that is longer than {@link #LONGEST}
 * @param onRead whether every window must expand the series itself, because it is too dense or has
 *     occurrences that are too long
 * @param beyond whether windows that reach outside the horizon must expand the series
 */
public record MonthlyExpansion(
    SortedMap<Integer, List<Occurrence>> months,
    List<Occurrence> always,
    boolean onRead,
    boolean beyond) {
  /** The most occurrences of a series that are kept of one month. */
  public static final int DENSEST = 2_000;

  /** The longest occurrence that is kept by month: 62 days, in seconds. */
  public static final long LONGEST = 62 * 86_400L;

  /**
   * Expands an event.
   *
   * @param calendarZone zone in which floating times and days are read
   */
  public static MonthlyExpansion of(Event event, ZoneId calendarZone, Horizon horizon) {
    EventExpansion expansion = EventExpansion.of(event, calendarZone);
    boolean tooLong = expansion.longest() > LONGEST;
    if (!expansion.isSeries()) {
      return single(
          expansion.endingAfter(Long.MIN_VALUE / 2).next(), tooLong, horizon.monthsZone());
    }
    return tooLong ? expandedOnRead() : series(expansion, horizon);
  }

  private static MonthlyExpansion expandedOnRead() {
    return new MonthlyExpansion(new TreeMap<>(), List.of(), true, false);
  }

  private static MonthlyExpansion single(Occurrence only, boolean tooLong, ZoneId zone) {
    SortedMap<Integer, List<Occurrence>> months = new TreeMap<>();
    if (tooLong) {
      return new MonthlyExpansion(months, List.of(only), false, false);
    }
    int last = lastMonth(only, zone);
    for (int month = firstMonth(only, zone); month <= last; month++) {
      months.put(month, List.of(only));
    }
    return new MonthlyExpansion(months, List.of(), false, false);
  }

  private static MonthlyExpansion series(EventExpansion expansion, Horizon horizon) {
    int first = Months.of(horizon.written().first());
    int last = Months.of(horizon.written().last());
    int lastReliedOn = Months.of(horizon.reliedOn().last());
    // Dates are read in the calendar's zone, which may be a day away from the horizon's.
    long from = Months.start(first, horizon.monthsZone()) - 2 * 86_400;
    long to = Months.start(last + 1, horizon.monthsZone()) + 2 * 86_400;
    SortedMap<Integer, List<Occurrence>> months = new TreeMap<>();
    boolean beyond =
        startsBefore(expansion, Months.of(horizon.reliedOn().first()), horizon.monthsZone());
    Iterator<Occurrence> occurrences = expansion.endingAfter(from);
    while (occurrences.hasNext()) {
      Occurrence occurrence = occurrences.next();
      int lastOfIt = lastMonth(occurrence, horizon.monthsZone());
      beyond |= lastOfIt > lastReliedOn;
      if (occurrence.start() >= to) {
        break;
      }
      int month = Math.max(first, firstMonth(occurrence, horizon.monthsZone()));
      for (; month <= Math.min(last, lastOfIt); month++) {
        List<Occurrence> kept = months.computeIfAbsent(month, _ -> new ArrayList<>());
        if (kept.size() == DENSEST) {
          return expandedOnRead();
        }
        kept.add(occurrence);
      }
    }
    months.values().forEach(kept -> kept.sort(Comparator.comparingLong(Occurrence::original)));
    return new MonthlyExpansion(months, List.of(), false, beyond);
  }

  private static boolean startsBefore(EventExpansion expansion, int month, ZoneId zone) {
    Iterator<Occurrence> all = expansion.endingAfter(Long.MIN_VALUE / 2);
    return all.hasNext() && firstMonth(all.next(), zone) < month;
  }

  /** The first month that an occurrence is in. */
  private static int firstMonth(Occurrence occurrence, ZoneId zone) {
    return occurrence.allDay()
        ? Months.ofLocal(occurrence.localStart())
        : Months.ofInstant(occurrence.start(), zone);
  }

  /** The last month that an occurrence is in. */
  private static int lastMonth(Occurrence occurrence, ZoneId zone) {
    if (occurrence.allDay()) {
      return Months.ofLocal(Math.max(occurrence.localStart(), occurrence.localEnd() - 1));
    }
    return Months.ofInstant(Math.max(occurrence.start(), occurrence.end() - 1), zone);
  }
}
