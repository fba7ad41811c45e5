package koyomi.domain.recurrence;

import java.time.DateTimeException;
import java.util.Arrays;
import koyomi.domain.recurrence.RecurrenceLine.Dates;
import koyomi.domain.recurrence.Until.Form;
import koyomi.domain.zone.Zones;

/** The RDATE and EXDATE values of a set as sorted instants in the series' zone. */
final class SetDates {
  /** An RDATE value without a duration of its own. */
  static final long NO_DURATION = -1;

  /** Added instants, ascending and distinct, and the duration of each. */
  long[] added = {};

  long[] durations = {};

  /** Excluded instants, ascending. */
  long[] excluded = {};

  /** Days on which every timed instance is excluded: EXDATE as a date in a timed series. */
  int[] excludedDays = {};

  private final ZoneTable zone;
  private final boolean allDay;
  private final long start;

  SetDates(RecurrenceLines lines, ZoneTable zone, boolean allDay, long start) {
    this.zone = zone;
    this.allDay = allDay;
    this.start = start;
    int line = 0;
    for (RecurrenceLine each : lines.lines) {
      if (each instanceof Dates dates) {
        try {
          if (lines.leniency == Leniency.STRICT) {
            checkTypes(dates);
          }
          add(dates);
        } catch (RecurrenceException refused) {
          throw refused.atLine(line);
        }
      }
      line++;
    }
    Arrays.sort(excluded);
    Arrays.sort(excludedDays);
    sortAdded();
  }

  private void checkTypes(Dates dates) {
    String part = dates.excludes() ? "EXDATE" : "RDATE";
    for (DateValue value : dates.values()) {
      if (allDay && value.form() != Form.DATE) {
        throw new RecurrenceException(part, "an all-day event needs VALUE=DATE: " + value.text());
      }
      if (!allDay && value.form() == Form.DATE) {
        throw new RecurrenceException(part, "a timed event needs date-times: " + value.text());
      }
    }
  }

  private void add(Dates dates) {
    var window = new ZoneWindow(zoneOf(dates));
    int size = dates.values().size();
    if (dates.excludes()) {
      int n = excluded.length;
      int days = excludedDays.length;
      excluded = Arrays.copyOf(excluded, n + size);
      excludedDays = Arrays.copyOf(excludedDays, days + size);
      for (DateValue value : dates.values()) {
        if (!allDay && value.form() == Form.DATE) {
          excludedDays[days++] = Civil.dayOf(value.second());
        } else {
          excluded[n++] = instant(value, window);
        }
      }
      excluded = Arrays.copyOf(excluded, n);
      excludedDays = Arrays.copyOf(excludedDays, days);
      return;
    }
    int n = added.length;
    added = Arrays.copyOf(added, n + size);
    durations = Arrays.copyOf(durations, n + size);
    for (DateValue value : dates.values()) {
      added[n] = instant(value, window);
      durations[n++] = duration(value, window);
    }
  }

  /** The value's instant; of an all-day series the midnight of its date. */
  long instant(DateValue value, ZoneWindow window) {
    long second = value.second();
    if (allDay) {
      return second - Civil.secondOfDay(second);
    }
    return switch (value.form()) {
      case UTC -> second;
      case LOCAL -> resolve(second, window);
      case DATE -> resolve(second + Civil.secondOfDay(start), window);
    };
  }

  private static long duration(DateValue value, ZoneWindow window) {
    if (value.end() == DateValue.NONE) {
      return value.duration() == DateValue.NONE ? NO_DURATION : value.duration();
    }
    return value.form() == Form.UTC
        ? value.end() - value.second()
        : resolve(value.end(), window) - resolve(value.second(), window);
  }

  private static long resolve(long local, ZoneWindow window) {
    window.atLocal(local);
    return local - window.offset;
  }

  ZoneTable zoneOf(Dates dates) {
    if (allDay || dates.zone().isEmpty()) {
      return zone;
    }
    try {
      return ZoneTable.of(Zones.of(dates.zone()));
    } catch (DateTimeException unknown) {
      // strict input was refused when it was parsed; a file's own zone name is its event's zone
      return zone;
    }
  }

  private void sortAdded() {
    int n = added.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    // of equal starts the one with a duration comes first and stays
    Arrays.sort(
        order,
        (a, b) ->
            added[a] != added[b]
                ? Long.compare(added[a], added[b])
                : Long.compare(durations[b], durations[a]));
    long[] seconds = new long[n];
    long[] lengths = new long[n];
    int kept = 0;
    for (Integer i : order) {
      if (kept == 0 || seconds[kept - 1] != added[i]) {
        seconds[kept] = added[i];
        lengths[kept++] = durations[i];
      }
    }
    added = Arrays.copyOf(seconds, kept);
    durations = Arrays.copyOf(lengths, kept);
  }
}
