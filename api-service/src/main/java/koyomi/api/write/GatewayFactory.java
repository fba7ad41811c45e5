package koyomi.api.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import koyomi.api.config.KoyomiProperties;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.registry.SchemaRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes the gateway with its producer and consumer. */
public final class GatewayFactory {
  private static final Duration BLOCK = Duration.ofSeconds(2);
  private static final Duration REQUEST = Duration.ofSeconds(4);

  private GatewayFactory() {}

  /** Makes a gateway, not yet started. */
  public static KafkaCommandGateway create(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    int partitions = properties.kafka().partitions();
    String instance = properties.instanceId();
    ReplyTo self = new ReplyTo(instance, Math.floorMod(instance.hashCode(), partitions));
    PendingCommands pending =
        new PendingCommands(properties.writes().maxInFlight(), properties.writes().maxPendingAge());
    KafkaProducer<String, CommandMessage> producer =
        new KafkaProducer<>(
            producer(properties),
            Topics.CALENDAR_COMMANDS.keySerde().serializer(),
            Topics.CALENDAR_COMMANDS.valueSerde(registry).serializer());
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            consumer(properties), new StringDeserializer(), new ByteArrayDeserializer());
    ReplyConsumer replies =
        new ReplyConsumer(
            consumer, Topics.CALENDAR_REPLIES.valueSerde(registry).deserializer(), self, pending);
    return new KafkaCommandGateway(producer, replies, pending, self, partitions, meters);
  }

  private static Map<String, Object> producer(KoyomiProperties properties) {
    Map<String, Object> config = new HashMap<>(properties.kafka().properties());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
    config.put(ProducerConfig.CLIENT_ID_CONFIG, properties.instanceId() + "-commands");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
    // the request's thread waits no longer than this for metadata or for room in the buffer
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
    long delivery = Math.max(properties.writes().timeout().toMillis(), REQUEST.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery);
    return config;
  }

  private static Map<String, Object> consumer(KoyomiProperties properties) {
    Map<String, Object> config = new HashMap<>(properties.kafka().properties());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, properties.instanceId() + "-replies");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return config;
  }
}
