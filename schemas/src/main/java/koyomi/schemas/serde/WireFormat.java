package koyomi.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's framing: a zero byte, the schema's id as four bytes big-endian, then Avro binary. */
public final class WireFormat {
  /** Bytes before the value. */
  public static final int HEADER_LENGTH = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Returns the bytes that go before a value. */
  public static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
  }

  /**
   * Returns the id in the bytes of a record.
   *
   * @throws SerializationException if they aren't framed so
   */
  public static int schemaId(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH) {
      throw new SerializationException(
          "not in the wire format: " + bytes.length + " bytes are too few");
    }
    if (bytes[0] != MAGIC) {
      throw new SerializationException(
          "not in the wire format: first byte is " + bytes[0] + " instead of " + MAGIC);
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    if (id <= 0) {
      throw new SerializationException("not in the wire format: schema id " + id);
    }
    return id;
  }
}
