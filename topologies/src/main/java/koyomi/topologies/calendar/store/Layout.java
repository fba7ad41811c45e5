package koyomi.topologies.calendar.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.event.Event;
import koyomi.domain.expansion.Months;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.expansion.ZoneShifts;
import koyomi.domain.scheduling.TakenTime;
import koyomi.domain.zone.ZoneShift;
import koyomi.domain.zone.Zones;
import koyomi.topologies.calendar.basis.BasisTable;
import org.apache.kafka.common.utils.Bytes;

/**
 * Joins events with the basis: the rows of an event by the rules that its calendar's horizon names,
 * and whom a change of rules concerns.
 */
final class Layout {
  /** The most occurrences of one event that are compared for shifts. */
  private static final int MOST_COMPARED = 2_000;

  /** Beyond all instants that occurrences have; about 35,000 years. */
  private static final long EVER = 1L << 40;

  private final BasisTable basis;

  Layout(BasisTable basis) {
    this.basis = basis;
  }

  /** Lays an event out by the rules by which rows are written now. */
  EventLayout of(Event event, Calendar calendar) {
    return Zones.by(
        basis.rules(calendar.horizon().writtenRules()), () -> EventRows.of(event, calendar));
  }

  /** Returns the keys under which there may be rows of an event. */
  Set<Bytes> keys(Event event, Calendar calendar) {
    Horizon horizon = calendar.horizon();
    // Of a series that a move has not come to yet there are rows that nobody would write now.
    if (horizon.move() != null && EventRows.isSeries(event)) {
      return new HashSet<>(EventRows.keysOfSeries(event, calendar));
    }
    Set<Bytes> keys = new HashSet<>(of(event, calendar).rows().keySet());
    if (horizon.isLayingOut()) {
      keys.addAll(former(event, calendar).rows().keySet());
    }
    return keys;
  }

  /** Returns what may be kept of the time that an event takes while the horizon moves. */
  BusyWriter.Former formerTime(Event event, Calendar calendar) {
    Horizon horizon = calendar.horizon();
    List<TakenTime> times = new ArrayList<>();
    times.add(timeWithin(event, calendar, horizon.held()));
    if (horizon.isLayingOut()) {
      times.add(former(event, calendar).time());
    }
    return new BusyWriter.Former(times, false);
  }

  /** Returns the time that an event takes of months, by the rules by which rows are written now. */
  TakenTime timeWithin(Event event, Calendar calendar, Horizon months) {
    return Zones.by(
        basis.rules(calendar.horizon().writtenRules()),
        () -> EventRows.time(event, calendar, months));
  }

  /** What is kept of an event until it is laid out anew. */
  EventLayout former(Event event, Calendar calendar) {
    String zone = move(calendar).formerZone();
    Calendar before = zone == null ? calendar : calendar.withTimeZone(zone);
    return Zones.by(basis.rules(calendar.horizon().rules()), () -> EventRows.of(event, before));
  }

  /** Tells whether the rows of an event may differ once they are laid out anew. */
  boolean isConcerned(Event event, Calendar calendar) {
    ZoneChange change = change(calendar);
    return change.concerns(event, calendar.timeZone())
        || (move(calendar).formerZone() != null && EventRows.isFloating(event))
        || (EventRows.hasDays(event) && areOtherDays(calendar, change))
        // its months begin at other moments
        || (change.zones().contains(calendar.horizon().zone().getId()) && EventRows.isTimed(event));
  }

  /** Whole days are dates, but when they take somebody's time is told by the calendar's zone. */
  private static boolean areOtherDays(Calendar calendar, ZoneChange change) {
    return move(calendar).formerZone() != null || change.zones().contains(calendar.timeZone());
  }

  /** Returns the occurrences that other rules shift, of those that the calendar keeps. */
  List<ZoneShift> shifts(Event event, Calendar calendar) {
    Horizon horizon = calendar.horizon();
    boolean series = EventRows.isSeries(event);
    return Zones.by(
        basis.rules(horizon.writtenRules()),
        () -> {
          long from = Months.start(Months.of(horizon.first()), horizon.monthsZone());
          long to = Months.start(Months.of(horizon.last()) + 1, horizon.monthsZone());
          return new ZoneShifts(
                  change(calendar), series ? from : -EVER, series ? to : EVER, MOST_COMPARED)
              .of(event, calendar.timeZone());
        });
  }

  private ZoneChange change(Calendar calendar) {
    return basis.change(calendar.horizon().rules(), calendar.horizon().writtenRules());
  }

  private static Horizon.Move move(Calendar calendar) {
    return Objects.requireNonNull(calendar.horizon().move());
  }
}
