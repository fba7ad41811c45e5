package koyomi.devstack.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import koyomi.devstack.rest.Await;
import koyomi.devstack.stack.RunningStack;
import koyomi.schemas.Topic;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Looks at what is committed to a topic from now on. */
final class KeyWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;

  KeyWatch(RunningStack stack, Topic<?, ?> topic) {
    consumer = Committed.fromNowOn(stack, topic);
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
