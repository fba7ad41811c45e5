package koyomi.topologies.calendar.query;

import koyomi.topologies.calendar.CalendarDriver;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Reads the stores of a driver. */
public record DriverQueries(CalendarDriver driver) implements StoreQueries {
  /** Returns the reads of a driver's stores. */
  public static CalendarView view(CalendarDriver driver) {
    return new PartitionView(new DriverQueries(driver), driver.basis(), CalendarRows.memory());
  }

  @Override
  public byte @Nullable [] get(String store, Bytes key) {
    return driver.store(store).get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(String store, Bytes from, Bytes to) {
    return driver.store(store).range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(String store, Bytes from, Bytes to) {
    return driver.store(store).reverseRange(from, to);
  }
}
