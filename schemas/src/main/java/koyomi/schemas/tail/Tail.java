package koyomi.schemas.tail;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import koyomi.schemas.cli.Options;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Shows the records of any registered topic as they come, one line of JSON each. */
public final class Tail {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final String USAGE =
      """
      usage: Tail TOPIC --bootstrap HOST:PORT --registry URL
        --from-beginning     all records, not only those to come
        --until-end          stop at what is there now
        --client-config FILE properties of the Kafka client: TLS, credentials
      """;

  private Tail() {}

  /** Runs until it is stopped; exits with 1 where the cluster fails, with 2 on bad options. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              arguments,
              Set.of("from-beginning", "until-end"),
              Set.of("bootstrap", "registry", "client-config"));
      if (options.words().size() != 1) {
        throw new IllegalArgumentException("name one topic");
      }
      RecordPrinter printer =
          new RecordPrinter(new CachingRegistry(RegistrySettings.of(options.required("registry"))));
      follow(
          options.client(),
          options.words().getFirst(),
          options.has("from-beginning"),
          options.has("until-end"),
          () -> !out.checkError(),
          record -> out.println(printer.line(record)));
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("tail: " + e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (KafkaException e) {
      err.println("tail: " + e.getMessage());
      return 1;
    }
  }

  /**
   * Hands committed records of all partitions to a sink, each partition's in order.
   *
   * @param client configuration of a Kafka client
   * @param untilEnd whether to return once everything that was there at the start has been handed
   *     on
   * @param goOn asked between polls
   * @throws KafkaException if there is no such topic or the cluster doesn't answer
   */
  static void follow(
      Map<String, Object> client,
      String topic,
      boolean fromBeginning,
      boolean untilEnd,
      BooleanSupplier goOn,
      Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    Map<String, Object> configuration = new HashMap<>(client);
    configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException("there is no topic '" + topic + "'");
      }
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (goOn.getAsBoolean() && !(untilEnd && reached(consumer, ends))) {
        consumer.poll(POLL).forEach(sink);
      }
    }
  }

  private static boolean reached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
