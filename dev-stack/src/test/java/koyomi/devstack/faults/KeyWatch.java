package koyomi.devstack.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import koyomi.devstack.rest.Await;
import koyomi.devstack.stack.RunningStack;
import koyomi.schemas.Topic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at what is committed to a topic from now on. */
final class KeyWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;

  KeyWatch(RunningStack stack, Topic<?, ?> topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                stack.parts().backbone().kafka(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Waits for a record under a key. */
  void await(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    Await.until(
        PATIENCE,
        () -> {
          for (var record : consumer.poll(Duration.ofMillis(50))) {
            if (Arrays.equals(record.key(), bytes)) {
              return true;
            }
          }
          return false;
        });
  }

  @Override
  public void close() {
    consumer.close();
  }
}
