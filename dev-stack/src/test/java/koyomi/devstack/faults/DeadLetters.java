package koyomi.devstack.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import koyomi.devstack.rest.Await;
import koyomi.devstack.stack.RunningStack;
import koyomi.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What is set aside from now on. */
final class DeadLetters implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();

  DeadLetters(RunningStack stack) {
    consumer = Committed.fromNowOn(stack, Topics.CALENDAR_DEAD_LETTER);
  }

  /** What has come until now. */
  List<ConsumerRecord<byte[], byte[]>> now() {
    consumer.poll(Duration.ofMillis(200)).forEach(found::add);
    return List.copyOf(found);
  }

  /** Waits for so many. */
  List<ConsumerRecord<byte[], byte[]>> await(int count) {
    Await.until(Duration.ofSeconds(30), () -> now().size() >= count);
    return now();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
