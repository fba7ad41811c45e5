package koyomi.topologies;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import koyomi.schemas.store.StoreCodec;
import org.apache.kafka.common.utils.Bytes;

/**
 * Values that were read before, so that a row is decoded once and not with each read. Nothing here
 * can be stale: a row that isn't byte for byte the one that was decoded is decoded anew. Safe for
 * many threads.
 *
 * @param <T> type of the values
 */
public final class DecodedRows<T> {
  private final StoreCodec<T> codec;
  private final int most;
  private final int longest;
  private final Map<Bytes, Decoded<T>> known = new ConcurrentHashMap<>();

  /**
   * Remembers nothing yet.
   *
   * @param codec decodes rows
   * @param most this many are remembered; beyond that it begins anew
   * @param longest rows of more bytes aren't remembered
   */
  public DecodedRows(StoreCodec<T> codec, int most, int longest) {
    this.codec = codec;
    this.most = most;
    this.longest = longest;
  }

  /** A row with what it says. */
  private static final class Decoded<T> {
    private final byte[] row;
    private final T value;

    Decoded(byte[] row, T value) {
      this.row = row;
      this.value = value;
    }
  }

  /**
   * Returns the value of a row.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if it makes none
   */
  public T of(Bytes key, byte[] row) {
    Decoded<T> before = known.get(key);
    if (before != null && Arrays.equals(before.row, row)) {
      return before.value;
    }
    T value = codec.decode(row);
    if (row.length <= longest) {
      if (known.size() >= most) {
        known.clear();
      }
      known.put(key, new Decoded<>(row, value));
    }
    return value;
  }
}
