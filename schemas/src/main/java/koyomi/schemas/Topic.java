package koyomi.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.schemas.serde.AvroSerde;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A topic: its name and what is in it.
 *
 * @param name its name
 * @param key what its keys are
 * @param value how its values are written, or null where they are raw bytes of any origin
 * @param spread how keys decide the partition
 * @param retention how long records stay, or null for ever
 * @param compacted whether only the last record of each key stays
 * @param doc what is in it, for people
 * @param writers who writes it
 * @param readers who reads it
 * @param onFailure what becomes of a record that can't be handled
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public record Topic<K, V>(
    String name,
    Key<K> key,
    @Nullable AvroType<V> value,
    KeySpread spread,
    @Nullable Duration retention,
    boolean compacted,
    String doc,
    List<String> writers,
    List<String> readers,
    String onFailure) {
  /** Bytes of the largest record: an imported slice, or an event of full size before and after. */
  public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /** A topic that keeps every record. */
  public Topic(
      String name,
      Key<K> key,
      @Nullable AvroType<V> value,
      KeySpread spread,
      @Nullable Duration retention,
      String doc,
      List<String> writers,
      List<String> readers,
      String onFailure) {
    this(name, key, value, spread, retention, false, doc, writers, readers, onFailure);
  }

  /**
   * What keys are.
   *
   * @param name for people
   * @param serde how they are written
   * @param <K> their type
   */
  public record Key<K>(String name, Serde<K> serde) {
    /** A text key. */
    public static Key<String> text(String name) {
      return new Key<>(name, Serdes.String());
    }
  }

  /** Returns the serde of the keys. */
  public Serde<K> keySerde() {
    return key.serde();
  }

  /**
   * Returns a serde of the values; one serves a whole process.
   *
   * @throws IllegalStateException if the values are raw bytes
   */
  public AvroSerde<V> valueSerde(SchemaRegistry registry) {
    if (value == null) {
      throw new IllegalStateException(name + " holds raw bytes");
    }
    return new AvroSerde<>(value, subject(), registry);
  }

  /** Returns the subject under which the schema of the values is registered. */
  public String subject() {
    return name + "-value";
  }

  /** Returns the current schema of the values, unless they are raw bytes. */
  public Optional<Schema> valueSchema() {
    return Optional.ofNullable(value).map(AvroType::schema);
  }

  /** Returns the configuration that the topic is created with, and which is verified at start. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
    configuration.put(
        TopicConfig.RETENTION_MS_CONFIG,
        retention == null ? "-1" : Long.toString(retention.toMillis()));
    configuration.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    return configuration;
  }
}
