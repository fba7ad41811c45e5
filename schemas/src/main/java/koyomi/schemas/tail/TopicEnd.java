package koyomi.schemas.tail;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads topics up to where they end now. */
public final class TopicEnd {
  private TopicEnd() {}

  /**
   * Hands all committed records that are there now to a reader, each partition's in order.
   *
   * @param client configuration of a Kafka client
   * @throws org.apache.kafka.common.KafkaException if there is no such topic or the cluster doesn't
   *     answer
   */
  public static void read(
      Map<String, Object> client, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Tail.follow(client, topic, true, true, () -> true, reader);
  }
}
