package koyomi.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.BinaryReader;
import koyomi.schemas.avro.BinaryWriter;
import koyomi.schemas.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values by the current schema of their type, and reads those written by any compatible one.
 * Never registers a schema. Safe for many threads.
 *
 * <p>Errors are {@link SerializationException}s: a {@link
 * koyomi.schemas.registry.RegistryUnavailableException} may pass; any other condemns the record.
 *
 * @param <T> the domain's type
 */
public final class AvroSerde<T> implements Serde<T> {
  private final AvroType<T> type;
  private final String subject;
  private final SchemaRegistry registry;
  private final Map<Integer, BinaryReader<T>> readers = new ConcurrentHashMap<>();
  private volatile byte @Nullable [] header;

  /**
   * Makes a serde; the registry isn't asked yet.
   *
   * @param subject under which the type's schema is registered
   */
  public AvroSerde(AvroType<T> type, String subject, SchemaRegistry registry) {
    this.type = type;
    this.subject = subject;
    this.registry = registry;
  }

  /**
   * Asks the registry for all that this serde can need, so that it works on while the registry is
   * down.
   *
   * @throws koyomi.schemas.registry.SchemaNotFoundException if the schema isn't registered
   * @throws koyomi.schemas.registry.RegistryUnavailableException if the registry gives no answer
   */
  public void warmUp() {
    registry.load(subject);
    writeHeader();
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> serialize(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> deserialize(topic, bytes);
  }

  @SuppressWarnings("NullAway") // Kafka's interfaces aren't marked: a tombstone is null both ways
  private byte[] serialize(T value) {
    return value == null ? null : BinaryWriter.write(type, value, writeHeader());
  }

  @SuppressWarnings("NullAway") // as above
  private T deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    int id = WireFormat.schemaId(bytes);
    BinaryReader<T> reader = readers.get(id);
    if (reader == null) {
      reader = reader(id, topic);
    }
    try {
      return reader.read(bytes, WireFormat.HEADER_LENGTH);
    } catch (RuntimeException e) {
      throw new SerializationException(
          topic + ": no " + type.schema().getName() + " of schema " + id + ": " + e.getMessage(),
          e);
    }
  }

  private BinaryReader<T> reader(int id, String topic) {
    Schema writer = registry.schemaOf(id);
    try {
      BinaryReader<T> reader = new BinaryReader<>(type, writer);
      readers.put(id, reader);
      return reader;
    } catch (RuntimeException e) {
      throw new SerializationException(topic + ": schema " + id + " is " + writer.getName(), e);
    }
  }

  private byte[] writeHeader() {
    byte[] known = header;
    if (known == null) {
      known = WireFormat.header(registry.idOf(subject, type.schema()));
      header = known;
    }
    return known;
  }
}
