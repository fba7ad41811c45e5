package koyomi.topologies;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Single rows of stores that are queried while they are written. RocksDB's {@code put} and {@code
 * delete} take the lock of the store and then that of its position, a query takes them the other
 * way round: each waits for the other for ever. A batch takes that of the position alone. Stores
 * with a record cache need none of this: they lock each other out.
 */
public final class StoredRows {
  private StoredRows() {}

  /** Puts a row. */
  public static void put(KeyValueStore<Bytes, byte[]> store, Bytes key, byte[] row) {
    store.putAll(List.of(KeyValue.pair(key, row)));
  }

  /** Deletes a row, if it is there. */
  public static void delete(KeyValueStore<Bytes, byte[]> store, Bytes key) {
    store.putAll(List.of(new KeyValue<>(key, null)));
  }
}
