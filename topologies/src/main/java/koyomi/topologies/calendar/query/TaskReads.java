package koyomi.topologies.calendar.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import koyomi.topologies.calendar.basis.BasisTable;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads of a task's own stores. Safe for threads that aren't the task's if these are at hand. */
public record TaskReads(Function<String, KeyValueStore<Bytes, byte[]>> stores)
    implements StoreQueries {
  /** Returns reads of these stores, which are looked up now, by the task's thread. */
  public static TaskReads ofNamed(
      Collection<String> names, Function<String, KeyValueStore<Bytes, byte[]>> stores) {
    Map<String, KeyValueStore<Bytes, byte[]>> atHand = new HashMap<>();
    names.forEach(name -> atHand.put(name, stores.apply(name)));
    return new TaskReads(name -> Objects.requireNonNull(atHand.get(name), name));
  }

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
