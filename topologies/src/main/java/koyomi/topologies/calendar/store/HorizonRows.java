package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;

import java.util.Arrays;
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
 * Moves the rows of a calendar's series with its horizon, a slice of events at a time. A view may
 * be read between any two writes: what it relies on is only taken away after what takes its place
 * is there and the calendar says so.
 */
final class HorizonRows {
  /** After all event ids. */
  private static final String END = "\u007f";

  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;
  private final StagedWrites writes;

  HorizonRows(Function<String, KeyValueStore<Bytes, byte[]>> stores, StagedWrites writes) {
    this.stores = stores;
    this.writes = writes;
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
    Horizon from = before.horizon().begun(after.horizon());
    String last = from.reached(after.horizon()).orElse(END);
    visit(before.withHorizon(from), doneOf(from), last, () -> true);
  }

  private static String doneOf(Horizon horizon) {
    return horizon.move() == null ? "" : horizon.move().done();
  }

  /** Returns the last event dealt with; empty if these were all. */
  private String visit(Calendar moving, String after, String last, BooleanSupplier mayGoOn) {
    try (KeyValueIterator<Bytes, byte[]> events =
        stores
            .apply(EVENTS)
            .range(StoreKeys.event(moving.id(), after), StoreKeys.event(moving.id(), last))) {
      while (events.hasNext()) {
        KeyValue<Bytes, byte[]> row = events.next();
        String eventId = StoreKeys.eventIdOf(row.key);
        if (eventId.equals(after)) {
          continue;
        }
        if (StoreCodecs.EVENT.decode(row.value) instanceof StoredEvent.Live live
            && EventRows.isSeries(live.event())) {
          move(live.event(), moving);
        }
        if (events.hasNext() && !mayGoOn.getAsBoolean()) {
          return eventId;
        }
      }
    }
    return "";
  }

  private void move(Event event, Calendar moving) {
    SortedMap<Bytes, byte[]> wanted = EventRows.of(event, moving);
    Horizon horizon = moving.horizon();
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

  private static boolean isWithin(int month, Horizon months) {
    return month >= Months.of(months.first()) && month <= Months.of(months.last());
  }

  private void putIfOther(Bytes key, byte[] row) {
    if (!Arrays.equals(writes.get(OCCURRENCES, key), row)) {
      writes.put(OCCURRENCES, key, row);
    }
  }
}
