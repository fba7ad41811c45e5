package koyomi.api.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import koyomi.api.config.KoyomiProperties;
import koyomi.domain.calendar.Answer;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.registry.SchemaRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes gateways with their producers and consumers. */
public final class GatewayFactory {
  private static final Duration BLOCK = Duration.ofSeconds(2);
  private static final Duration REQUEST = Duration.ofSeconds(4);

  private GatewayFactory() {}

  /** Makes the gateway to calendars, not yet started. */
  public static KafkaCommandGateway create(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    PendingCommands<Answer> pending = pending(properties);
    return new KafkaCommandGateway(
        sender(properties, registry, Topics.CALENDAR_COMMANDS),
        replies(
            properties,
            registry,
            Topics.CALENDAR_REPLIES,
            reply -> pending.answered(reply.commandId(), reply.answer())),
        pending,
        self(properties),
        properties.kafka().partitions(),
        meters);
  }

  /** Makes the gateway to resources, not yet started. */
  public static KafkaResourceGateway resources(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    PendingCommands<ResourceAnswer> pending = pending(properties);
    return new KafkaResourceGateway(
        sender(properties, registry, Topics.RESOURCE_COMMANDS),
        replies(
            properties,
            registry,
            Topics.RESOURCE_REPLIES,
            reply -> pending.answered(reply.commandId(), reply.answer())),
        pending,
        self(properties),
        properties.kafka().partitions(),
        meters);
  }

  /** Makes the gateway to people, not yet started. */
  public static KafkaPeopleGateway people(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    PendingCommands<PeopleAnswer> pending = pending(properties);
    return new KafkaPeopleGateway(
        sender(properties, registry, Topics.PEOPLE_COMMANDS),
        replies(
            properties,
            registry,
            Topics.PEOPLE_REPLIES,
            reply -> pending.answered(reply.commandId(), reply.answer())),
        pending,
        self(properties),
        properties.kafka().partitions(),
        meters);
  }

  private static <A> PendingCommands<A> pending(KoyomiProperties properties) {
    return new PendingCommands<>(
        properties.writes().maxInFlight(), properties.writes().maxPendingAge());
  }

  private static ReplyTo self(KoyomiProperties properties) {
    String instance = properties.instanceId();
    return new ReplyTo(
        instance, Math.floorMod(instance.hashCode(), properties.kafka().partitions()));
  }

  private static <M> Producer<String, M> sender(
      KoyomiProperties properties, SchemaRegistry registry, Topic<String, M> topic) {
    return new KafkaProducer<>(
        producer(properties, topic),
        topic.keySerde().serializer(),
        topic.valueSerde(registry).serializer());
  }

  private static <R> ReplyConsumer<R> replies(
      KoyomiProperties properties,
      SchemaRegistry registry,
      Topic<String, R> topic,
      Consumer<R> taken) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            consumer(properties, topic), new StringDeserializer(), new ByteArrayDeserializer());
    return new ReplyConsumer<>(
        topic.name(), consumer, topic.valueSerde(registry).deserializer(), self(properties), taken);
  }

  private static Map<String, Object> producer(KoyomiProperties properties, Topic<?, ?> topic) {
    Map<String, Object> config = new HashMap<>(properties.kafka().properties());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
    config.put(ProducerConfig.CLIENT_ID_CONFIG, properties.instanceId() + "-" + topic.name());
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

  private static Map<String, Object> consumer(KoyomiProperties properties, Topic<?, ?> topic) {
    Map<String, Object> config = new HashMap<>(properties.kafka().properties());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, properties.instanceId() + "-" + topic.name());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return config;
  }
}
