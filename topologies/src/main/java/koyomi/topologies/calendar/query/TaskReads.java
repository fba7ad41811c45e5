package koyomi.topologies.calendar.query;

import java.util.function.Function;
import koyomi.topologies.calendar.basis.BasisTable;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads of a task's own stores, by the task itself. */
public record TaskReads(Function<String, KeyValueStore<Bytes, byte[]>> stores)
    implements StoreQueries {
  /** Returns the reads of a task's stores as they are now. */
  public CalendarView view(BasisTable basis) {
    return new PartitionView(this, basis, CalendarRows.memory());
  }

  @Override
  public byte @Nullable [] get(String store, Bytes key) {
    return stores.apply(store).get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(String store, Bytes from, Bytes to) {
    return stores.apply(store).range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(String store, Bytes from, Bytes to) {
    return stores.apply(store).reverseRange(from, to);
  }
}
