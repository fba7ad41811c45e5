package koyomi.topologies.calendar.query;

import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the stores of a partition's active task, to which one interactive query leads: that one
 * tells whether the partition is here. Where the task is closed meanwhile the next look finds out.
 */
final class ActiveQueries implements StoreQueries {
  private final StreamsQueries way;
  private final int partition;
  private @Nullable StoreQueries stores;

  ActiveQueries(StreamsQueries way, int partition) {
    this.way = way;
    this.partition = partition;
  }

  @Override
  public byte @Nullable [] get(String store, Bytes key) {
    return look(() -> stores().get(store, key));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(String store, Bytes from, Bytes to) {
    return look(() -> stores().range(store, from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(String store, Bytes from, Bytes to) {
    return look(() -> stores().reverseRange(store, from, to));
  }

  private StoreQueries stores() {
    StoreQueries known = stores;
    if (known == null) {
      known = way.query(TaskStores.NAME, new TaskStores.Ask());
      stores = known;
    }
    return known;
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T extends @Nullable Object> T look(Supplier<T> at) {
    try {
      return at.get();
    } catch (InvalidStateStoreException e) {
      throw new NotHereException(partition, String.valueOf(e.getMessage()));
    }
  }
}
