package koyomi.topologies.calendar.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes that are thought out but not done: reads see them, the stores don't until {@link #flush}.
 * So what fails while it is computed leaves the stores as they were, and a store's rows of one
 * command appear together.
 */
final class StagedWrites {
  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;

  /**
   * By store. Readers look between two stores' writes: who is told of a change must find the event
   * and its rows, or would miss it for ever, so changes come after these; the calendars come last,
   * what they say of their rows must be true by then.
   */
  private final Map<String, TreeMap<Bytes, byte @Nullable []>> staged =
      new TreeMap<>(
          Comparator.comparing((String store) -> store.equals(CalendarStores.CALENDARS))
              .thenComparing(store -> store.equals(CalendarStores.CHANGES))
              .thenComparing(Comparator.naturalOrder()));

  /** What has to be there before any of these writes is. */
  private final Map<String, TreeMap<Bytes, byte[]>> ahead = new TreeMap<>();

  StagedWrites(Function<String, KeyValueStore<Bytes, byte[]>> stores) {
    this.stores = stores;
  }

  byte @Nullable [] get(String store, Bytes key) {
    TreeMap<Bytes, byte @Nullable []> writes = staged.get(store);
    return writes != null && writes.containsKey(key)
        ? writes.get(key)
        : stores.apply(store).get(key);
  }

  void put(String store, Bytes key, byte[] value) {
    staged.computeIfAbsent(store, _ -> new TreeMap<>()).put(key, value);
  }

  void delete(String store, Bytes key) {
    staged.computeIfAbsent(store, _ -> new TreeMap<>()).put(key, null);
  }

  /** Writes a row before all that is staged, which may replace it. */
  void putAhead(String store, Bytes key, byte[] value) {
    ahead.computeIfAbsent(store, _ -> new TreeMap<>()).put(key, value);
  }

  /** Returns the keys of the rows that will be put into a store. */
  List<Bytes> keysPut(String store) {
    List<Bytes> keys = new ArrayList<>();
    staged
        .getOrDefault(store, new TreeMap<>())
        .forEach((key, value) -> {
          if (value != null) {
            keys.add(key);
          }
        });
    return keys;
  }

  /** Passes the rows of a range, staged ones in the place of stored ones, to a visitor. */
  void forEach(String store, Bytes from, Bytes to, BiConsumer<Bytes, byte[]> visitor) {
    TreeMap<Bytes, byte @Nullable []> rows = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> stored = stores.apply(store).range(from, to)) {
      stored.forEachRemaining(row -> rows.put(row.key, row.value));
    }
    TreeMap<Bytes, byte @Nullable []> writes = staged.get(store);
    if (writes != null) {
      rows.putAll(writes.subMap(from, true, to, true));
    }
    rows.forEach((key, value) -> {
      if (value != null) {
        visitor.accept(key, value);
      }
    });
  }

  /** Writes everything, each store's rows in one batch. */
  void flush() {
    ahead.forEach(this::write);
    ahead.clear();
    staged.forEach(this::write);
    staged.clear();
  }

  private void write(String store, Map<Bytes, ? extends byte @Nullable []> rows) {
    List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>(rows.size());
    rows.forEach((key, value) -> batch.add(KeyValue.pair(key, value)));
    stores.apply(store).putAll(batch);
  }
}
