package koyomi.topologies.calendar.store;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.event.Event;
import koyomi.domain.expansion.Months;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.expansion.ZoneShifts;
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

  /** Returns the rows that an event has by the rules by which rows are written now. */
  SortedMap<Bytes, byte[]> rows(Event event, Calendar calendar) {
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
    Set<Bytes> keys = new HashSet<>(rows(event, calendar).keySet());
    if (horizon.isLayingOut()) {
      keys.addAll(former(event, calendar).keySet());
    }
    return keys;
  }

  /** The rows that an event has until it is laid out anew. */
  private SortedMap<Bytes, byte[]> former(Event event, Calendar calendar) {
    String zone = move(calendar).formerZone();
    Calendar before = zone == null ? calendar : calendar.withTimeZone(zone);
    return Zones.by(basis.rules(calendar.horizon().rules()), () -> EventRows.of(event, before));
  }

  /** Tells whether the rows of an event may differ once they are laid out anew. */
  boolean isConcerned(Event event, Calendar calendar) {
    ZoneChange change = change(calendar);
    return change.concerns(event, calendar.timeZone())
        || (move(calendar).formerZone() != null && EventRows.isFloating(event))
        // its months begin at other moments
        || (change.zones().contains(calendar.horizon().zone().getId()) && EventRows.isTimed(event));
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
