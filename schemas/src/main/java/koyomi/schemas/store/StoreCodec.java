package koyomi.schemas.store;

import java.util.ArrayList;
import java.util.List;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.BinaryReader;
import koyomi.schemas.avro.BinaryWriter;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Writes and reads the values of a store. Equal values give equal bytes. Safe for many threads.
 *
 * @param <T> type of the values
 */
public final class StoreCodec<T> {
  private final AvroType<T> type;
  private final byte version;
  private final List<BinaryReader<T>> readers = new ArrayList<>();

  /**
   * Makes the codec of a store.
   *
   * @param subject under which the schema's versions are released
   * @throws IllegalStateException if the current schema isn't the last one released
   */
  StoreCodec(String subject, AvroType<T> type) {
    this.type = type;
    List<Schema> released = ReleasedSchemas.of(subject);
    if (released.isEmpty() || !released.getLast().equals(type.schema())) {
      throw new IllegalStateException(subject + ": the current schema isn't released");
    }
    version = (byte) released.size();
    for (Schema writer : released) {
      readers.add(new BinaryReader<>(type, writer));
    }
  }

  /** Returns the bytes of a value, by the current version. */
  public byte[] encode(T value) {
    return BinaryWriter.write(type, value, version);
  }

  /**
   * Returns the value of bytes written by any released version.
   *
   * @throws SerializationException if they make no value
   */
  public T decode(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] < 1 || bytes[0] > version) {
      throw new SerializationException(
          type.schema().getName() + ": not a stored value of versions 1 to " + version);
    }
    try {
      return readers.get(bytes[0] - 1).read(bytes, 1);
    } catch (RuntimeException e) {
      throw new SerializationException("stored value can't be read: " + e.getMessage(), e);
    }
  }
}
