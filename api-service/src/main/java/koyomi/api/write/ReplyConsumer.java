package koyomi.api.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import koyomi.schemas.message.ReplyTo;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads this instance's partition of the replies, from the end it had before the first command was
 * sent, and hands on what bears this instance's name.
 *
 * @param <R> type of replies
 */
final class ReplyConsumer<R> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String topic;
  private final Deserializer<R> deserializer;
  private final ReplyTo self;
  private final java.util.function.Consumer<R> taken;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Consumer<String, byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().name("replies").unstarted(this::run);
  private volatile boolean positioned;

  /**
   * Reads replies for the waiting commands.
   *
   * @param topic of the replies
   * @param taken hears of each
   * @param consumer of committed records; closed with this
   */
  ReplyConsumer(
      String topic,
      Consumer<String, byte[]> consumer,
      Deserializer<R> deserializer,
      ReplyTo self,
      java.util.function.Consumer<R> taken) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.self = self;
    this.taken = taken;
    this.consumer = consumer;
  }

  /**
   * Finds the end of the partition; from then on no reply is missed.
   *
   * @throws KafkaException if the broker doesn't answer
   */
  void start() {
    TopicPartition partition = new TopicPartition(topic, self.partition());
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    long end = consumer.position(partition);
    LOG.info("Reading {} from offset {}", partition, end);
    positioned = true;
    thread.start();
  }

  /** Tells whether replies are read. */
  boolean isReading() {
    return positioned && thread.isAlive();
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try {
        for (ConsumerRecord<String, byte[]> reply : consumer.poll(POLL)) {
          if (self.instanceId().equals(reply.key())) {
            take(reply);
          }
        }
      } catch (WakeupException e) {
        LOG.debug("woken to stop", e);
      } catch (KafkaException e) {
        LOG.error("Reading replies failed; trying on", e);
        pause();
      }
    }
    consumer.close();
  }

  private void take(ConsumerRecord<String, byte[]> reply) {
    try {
      taken.accept(deserializer.deserialize(reply.topic(), reply.value()));
    } catch (RuntimeException e) {
      // its request runs into its deadline, and a retry gets the same answer again
      LOG.error(
          "A reply can't be read: {}-{} offset {}",
          reply.topic(),
          reply.partition(),
          reply.offset(),
          e);
    }
  }

  private void pause() {
    try {
      if (stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("stopping");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    positioned = false;
    stopped.countDown();
    consumer.wakeup();
    try {
      if (!thread.join(CLOSE)) {
        LOG.warn("The reply consumer doesn't stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalThreadStateException e) {
      LOG.debug("never started", e);
      consumer.close();
    }
  }
}
