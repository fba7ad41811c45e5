package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.expansion.Months;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Moves the rows of a calendar's series with its horizon, and lays rows out anew when rules of
 * zones change, a slice of events at a time. A view may be read between any two writes: what it
 * relies on is only taken away after what takes its place is there and the calendar says so.
 */
final class HorizonRows {
  /** After all event ids. */
  private static final String END = "\u007f";

  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;
  private final StagedWrites writes;
  private final Layout layout;
  private final BusyWriter busy;
  private final List<Event> laidOut = new ArrayList<>();

  HorizonRows(
      Function<String, KeyValueStore<Bytes, byte[]>> stores,
      StagedWrites writes,
      Layout layout,
      BusyWriter busy) {
    this.stores = stores;
    this.writes = writes;
    this.layout = layout;
    this.busy = busy;
  }

  /** Returns the events whose rows were laid out anew, and have become others. */
  List<Event> laidOut() {
    return laidOut;
  }

  /**
   * Begins to lay rows out anew and writes none: readers must be told before the first is another.
   * Passes over events that aren't concerned until told to stop; where none is, all is done.
   *
   * @param moving the calendar, with the move begun
   * @return the horizon after that
   */
  Horizon begin(Calendar moving, BooleanSupplier mayGoOn) {
    String passed = "";
    try (KeyValueIterator<Bytes, byte[]> events = events(moving, "", END)) {
      while (events.hasNext()) {
        KeyValue<Bytes, byte[]> row = events.next();
        if (isConcerned(row.value, moving)) {
          return moving.horizon().done(passed);
        }
        passed = StoreKeys.eventIdOf(row.key);
        if (events.hasNext() && !mayGoOn.getAsBoolean()) {
          return moving.horizon().done(passed);
        }
      }
    }
    return moving.horizon().stageDone();
  }

  private boolean isConcerned(byte[] row, Calendar moving) {
    return StoreCodecs.EVENT.decode(row) instanceof StoredEvent.Live live
        && layout.isConcerned(live.event(), moving);
  }

  /**
   * Deals with events until told to stop, at least with one.
   *
   * @param moving the calendar, with the move begun
   * @return the horizon after that
   */
  Horizon advance(Calendar moving, BooleanSupplier mayGoOn) {
    Horizon horizon = moving.horizon();
    String done = visit(moving, doneOf(horizon), END, mayGoOn);
    return done.isEmpty() ? horizon.stageDone() : horizon.done(done);
  }

  /** Does what {@link #advance} did between two states of a calendar. */
  void repeat(Calendar before, Calendar after) {
    boolean began =
        before.horizon().move() == null
            && (after.horizon().isLayingOut()
                || after.horizon().rules() != before.horizon().rules());
    if (began) {
      return;
    }
    Horizon from = before.horizon().begun(after.horizon());
    String last = from.reached(after.horizon()).orElse(END);
    visit(before.withHorizon(from), doneOf(from), last, () -> true);
  }

  private static String doneOf(Horizon horizon) {
    return horizon.move() == null ? "" : horizon.move().done();
  }

  /** Returns the last event dealt with; empty if these were all. */
  private String visit(Calendar moving, String after, String last, BooleanSupplier mayGoOn) {
    try (KeyValueIterator<Bytes, byte[]> events = events(moving, after, last)) {
      while (events.hasNext()) {
        KeyValue<Bytes, byte[]> row = events.next();
        String eventId = StoreKeys.eventIdOf(row.key);
        if (eventId.equals(after)) {
          continue;
        }
        if (StoreCodecs.EVENT.decode(row.value) instanceof StoredEvent.Live live) {
          advance(live.event(), moving);
        }
        if (events.hasNext() && !mayGoOn.getAsBoolean()) {
          return eventId;
        }
      }
    }
    return "";
  }

  private KeyValueIterator<Bytes, byte[]> events(Calendar calendar, String after, String last) {
    return stores
        .apply(EVENTS)
        .range(StoreKeys.event(calendar.id(), after), StoreKeys.event(calendar.id(), last));
  }

  private void advance(Event event, Calendar moving) {
    if (moving.horizon().isLayingOut()) {
      if (layout.isConcerned(event, moving)) {
        layOut(event, moving);
      }
    } else if (EventRows.isSeries(event)) {
      move(event, moving);
    }
  }

  /** Puts the rows of an event by other rules in the place of those that there are. */
  private void layOut(Event event, Calendar moving) {
    EventLayout now = layout.of(event, moving);
    SortedMap<Bytes, byte[]> wanted = now.rows();
    busy.replace(
        moving,
        event.id(),
        BusyWriter.Former.exactly(layout.former(event, moving).time()),
        now.time());
    boolean changed = false;
    for (Bytes key : layout.keys(event, moving)) {
      if (!wanted.containsKey(key) && writes.get(OCCURRENCES, key) != null) {
        writes.delete(OCCURRENCES, key);
        changed = true;
      }
    }
    for (Map.Entry<Bytes, byte[]> row : wanted.entrySet()) {
      changed |= putIfOther(row.getKey(), row.getValue());
    }
    // What is expanded on read has no rows that would differ.
    if (changed || wanted.containsKey(EventRows.key(event, StoreKeys.ALWAYS))) {
      laidOut.add(event);
    }
  }

  private void move(Event event, Calendar moving) {
    EventLayout now = layout.of(event, moving);
    SortedMap<Bytes, byte[]> wanted = now.rows();
    Horizon horizon = moving.horizon();
    busy.replace(moving, event.id(), formerTime(event, moving), now.time());
    Bytes always = EventRows.key(event, StoreKeys.ALWAYS);
    // A series may become too dense for rows, or cease to be.
    boolean all = !Arrays.equals(writes.get(OCCURRENCES, always), wanted.get(always));
    wanted.forEach((key, row) -> {
      int month = StoreKeys.monthOf(key);
      if (all || month <= StoreKeys.SERIES || !isWithin(month, horizon.reliedOn())) {
        putIfOther(key, row);
      }
    });
    if (horizon.move() == null || horizon.move().stage() == Horizon.Stage.ADDING) {
      return;
    }
    EventRows.keysOfSeries(event, moving)
        .forEach(key -> {
          int month = StoreKeys.monthOf(key);
          boolean mayBeThere =
              month <= StoreKeys.SERIES
                  ? writes.get(OCCURRENCES, key) != null
                  : wanted.containsKey(always) || !isWithin(month, horizon.reliedOn());
          if (mayBeThere && !wanted.containsKey(key)) {
            writes.delete(OCCURRENCES, key);
          }
        });
  }

  private BusyWriter.Former formerTime(Event series, Calendar moving) {
    Horizon horizon = moving.horizon();
    boolean adds = horizon.move() != null && horizon.move().stage() == Horizon.Stage.ADDING;
    return BusyWriter.Former.exactly(
        layout.timeWithin(series, moving, adds ? horizon.atRest() : horizon.held()));
  }

  private static boolean isWithin(int month, Horizon months) {
    return month >= Months.of(months.first()) && month <= Months.of(months.last());
  }

  private boolean putIfOther(Bytes key, byte[] row) {
    boolean other = !Arrays.equals(writes.get(OCCURRENCES, key), row);
    if (other) {
      writes.put(OCCURRENCES, key, row);
    }
    return other;
  }
}
