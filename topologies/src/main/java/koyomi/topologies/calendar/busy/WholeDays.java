package koyomi.topologies.calendar.busy;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.people.Profile;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What changes when a person says that whole days count as busy, or don't any more. Rows hold them
 * either way, so nothing is written.
 */
public final class WholeDays {
  private WholeDays() {}

  /**
   * Returns the change of a person's time.
   *
   * @param busy the store of the person's partition
   * @param after the profile with the new setting
   */
  public static BusyChange counting(KeyValueStore<Bytes, byte[]> busy, Profile after) {
    List<BusyChange.Day> days = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        busy.range(
            BusyKeys.row(after.id(), BusyKeys.ALWAYS),
            BusyKeys.row(after.id(), Integer.MAX_VALUE))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        int day = BusyKeys.dayOf(row.key);
        List<BusyInterval> all = BusyRow.decode(row.value, day).intervals();
        List<BusyInterval> timed = all.stream().filter(interval -> !interval.allDay()).toList();
        if (timed.size() < all.size() || day == BusyKeys.ALWAYS) {
          days.add(
              after.allDayBusy()
                  ? new BusyChange.Day(day, timed, all)
                  : new BusyChange.Day(day, all, timed));
        }
      }
    }
    return new BusyChange(after.id(), days, true);
  }
}
