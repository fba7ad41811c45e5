package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.BUSY;
import static koyomi.topologies.calendar.store.CalendarStores.PEOPLE;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.conflict.ConflictJoin;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.busy.BusyChange;
import koyomi.topologies.calendar.busy.BusyKeys;
import koyomi.topologies.calendar.busy.BusyRow;
import koyomi.topologies.calendar.people.PeopleKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The conflict join: what a command made of a person's time, with the rest of that time on the same
 * days. It tells which overlaps have come and gone, in the transaction of the command.
 */
final class ConflictJoinProcessor
    extends ContextualProcessor<String, BusyChange, String, ConflictChange> {
  @Override
  public void process(Record<String, BusyChange> record) {
    BusyChange change = record.value();
    ConflictJoin join = new ConflictJoin(change.person(), counts(change));
    ConflictJoin.Row lasting = lasting(change);
    Set<Integer> joined = new HashSet<>();
    for (BusyChange.Day day : change.days()) {
      if (day.day() != BusyKeys.ALWAYS) {
        join.day(day.day(), new ConflictJoin.Row(day.before(), day.after()), lasting);
        joined.add(day.day());
      }
    }
    if (!lasting.before().equals(lasting.after())) {
      join.lasting(lasting);
      otherDays(change.person(), lasting, joined, join);
    }
    for (ConflictChange told : join.changes(Instant.ofEpochMilli(record.timestamp()))) {
      context().forward(record.withValue(told));
    }
  }

  /** Whole days conflict if the person says that they block time; few have any. */
  private Predicate<BusyInterval> counts(BusyChange change) {
    return change.ofSetting()
        ? _ -> true
        : new Predicate<>() {
          private @Nullable Boolean allDayBusy;

          @Override
          public boolean test(BusyInterval interval) {
            if (!interval.allDay()) {
              return true;
            }
            Boolean known = allDayBusy;
            if (known == null) {
              known = allDayBusy(change.person());
              allDayBusy = known;
            }
            return known;
          }
        };
  }

  private boolean allDayBusy(String person) {
    KeyValueStore<Bytes, byte[]> people = context().getStateStore(PEOPLE);
    byte[] row = people.get(PeopleKeys.profile(person));
    return row == null || StoreCodecs.PROFILE.decode(row).allDayBusy();
  }

  private ConflictJoin.Row lasting(BusyChange change) {
    for (BusyChange.Day day : change.days()) {
      if (day.day() == BusyKeys.ALWAYS) {
        return new ConflictJoin.Row(day.before(), day.after());
      }
    }
    byte[] row = busy().get(BusyKeys.row(change.person(), BusyKeys.ALWAYS));
    List<BusyInterval> now =
        row == null ? List.of() : BusyRow.decode(row, BusyKeys.ALWAYS).intervals();
    return new ConflictJoin.Row(now, now);
  }

  /** Joins what changed of what lasts long with the days that didn't change. */
  private void otherDays(
      String person, ConflictJoin.Row lasting, Set<Integer> joined, ConflictJoin join) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (List<BusyInterval> intervals : List.of(lasting.before(), lasting.after())) {
      for (BusyInterval interval : intervals) {
        first = Math.min(first, interval.firstDay());
        last = Math.max(last, interval.lastDay());
      }
    }
    try (KeyValueIterator<Bytes, byte[]> rows =
        busy().range(BusyKeys.row(person, first), BusyKeys.row(person, last))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        int day = BusyKeys.dayOf(row.key);
        if (!joined.contains(day)) {
          List<BusyInterval> intervals = BusyRow.decode(row.value, day).intervals();
          join.day(day, new ConflictJoin.Row(intervals, intervals), lasting);
        }
      }
    }
  }

  private KeyValueStore<Bytes, byte[]> busy() {
    return context().getStateStore(BUSY);
  }
}
