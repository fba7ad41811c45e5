package koyomi.topologies.calendar.query;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Raw reads of one partition's stores. Throws {@link NotHereException} where it moved away. */
public interface StoreQueries {
  /** Returns the value of a key. */
  byte @Nullable [] get(String store, Bytes key);

  /** Returns the rows from one key to another, both included; to be closed. */
  KeyValueIterator<Bytes, byte[]> range(String store, Bytes from, Bytes to);

  /** Returns the same rows from the last to the first; to be closed. */
  KeyValueIterator<Bytes, byte[]> reverseRange(String store, Bytes from, Bytes to);
}
