package koyomi.domain.scheduling;

import java.time.ZoneId;
import java.util.OptionalLong;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.interval.SpansBuilder;

/**
 * When someone is busy: merged, half-open, in epoch seconds; the two never overlap.
 *
 * @param busy surely
 * @param tentative perhaps
 */
public record BusyTime(Spans busy, Spans tentative) {
  /** Free all the time. */
  public static final BusyTime NONE = new BusyTime(Spans.EMPTY, Spans.EMPTY);

  /** Collects what a person's events take of a window. */
  public static final class Collector {
    private final String person;
    private final Span window;
    private final boolean allDayBusy;
    private final SpansBuilder busy = new SpansBuilder(64);
    private final SpansBuilder tentative = new SpansBuilder(8);

    /** Collects for a person whose calendars the events are in, and whom whole days keep busy. */
    public Collector(String person, Span window) {
      this(person, window, true);
    }

    /**
     * Collects for a person whose calendars the events are in.
     *
     * @param allDayBusy whether all-day events that block time count
     */
    public Collector(String person, Span window, boolean allDayBusy) {
      this.person = person;
      this.window = window;
      this.allDayBusy = allDayBusy;
    }

    /**
     * Adds what an event takes, see {@link BusyExpansion}. A series that has more than {@link
     * BusyExpansion#EXACT} occurrences in the window takes, from there on, whole hours: each begins
     * with an occurrence.
     *
     * @param calendarZone zone in which floating times and days are read
     */
    public void add(Event event, ZoneId calendarZone) {
      add(event, calendarZone, window);
    }

    /**
     * Adds what an event takes of a part of the window, and perhaps more of the window.
     *
     * @param calendarZone zone in which floating times and days are read
     */
    public void add(Event event, ZoneId calendarZone, Span part) {
      BusyExpansion expansion = BusyExpansion.of(event, calendarZone, person);
      OptionalLong more = expansion.forEach(part, this::take);
      if (more.isPresent()) {
        expansion.forEachHour(part, more.getAsLong(), this::take);
      }
    }

    /** Adds an interval that overlaps the window. */
    public void add(BusyInterval interval) {
      take(interval);
    }

    private boolean take(BusyInterval interval) {
      if (allDayBusy || !interval.allDay()) {
        (interval.tentative() ? tentative : busy)
            .add(
                Math.max(interval.start(), window.start()), Math.min(interval.end(), window.end()));
      }
      return true;
    }

    /** Returns what was collected. */
    public BusyTime build() {
      Spans surely = busy.build();
      return new BusyTime(surely, tentative.build().minus(surely));
    }
  }
}
