package koyomi.devstack.faults;

import java.util.Map;
import koyomi.devstack.stack.RunningStack;
import koyomi.schemas.Topic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is committed to topics, as bytes. */
final class Committed {
  private Committed() {}

  /** Returns a consumer of all of a topic that is committed from now on. */
  static KafkaConsumer<byte[], byte[]> fromNowOn(RunningStack stack, Topic<?, ?> topic) {
    var consumer =
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
    return consumer;
  }
}
