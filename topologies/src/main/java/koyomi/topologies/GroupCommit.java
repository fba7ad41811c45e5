package koyomi.topologies;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Ends a transaction as soon as what was polled is processed and nothing more is there, instead of
 * when the commit interval is over. What comes while one is committed forms the next: so a
 * transaction carries a single command when little goes on, and many under load.
 *
 * <p>A processor tells of each record by {@link #processed}; the thread's next poll waits for more
 * no longer than {@link #GATHER} and asks for the commit if nothing came, or if the first record of
 * the transaction has waited for {@link #LONGEST}. The commit interval bounds what nobody told of.
 * Asking after each record would make a transaction of each. This only says when to commit: what
 * one transaction holds is Kafka Streams' doing as ever.
 */
public final class GroupCommit implements KafkaClientSupplier {
  /**
   * How long a poll waits for more before what was processed is committed. A fetch that waits at
   * the broker returns with the first record alone; those that came with it need another one.
   */
  static final Duration GATHER = Duration.ofMillis(2);

  /** After so long there is no waiting for more, though more keeps coming. */
  static final Duration LONGEST = Duration.ofMillis(25);

  /**
   * What each stream thread has processed since its last poll that found an end. Not a
   * thread-local, which would hold the whole application for as long as a thread that it ran on
   * lives.
   */
  private final Map<Thread, Open> open = new ConcurrentHashMap<>();

  private record Open(long since, ProcessingContext last) {}

  /** Notes that a record was processed, on the stream thread that did it. */
  public void processed(ProcessingContext context) {
    Thread thread = Thread.currentThread();
    Open before = open.get(thread);
    open.put(thread, new Open(before == null ? System.nanoTime() : before.since(), context));
  }

  private ConsumerRecords<byte[], byte[]> poll(Plain consumer, Duration timeout) {
    Open processed = open.get(Thread.currentThread());
    if (processed == null) {
      return consumer.pollNow(timeout);
    }
    boolean over = System.nanoTime() - processed.since() >= LONGEST.toNanos();
    // Nothing may be processed between the request and the commit: it would split what comes.
    ConsumerRecords<byte[], byte[]> more =
        over
            ? ConsumerRecords.empty()
            : consumer.pollNow(timeout.compareTo(GATHER) < 0 ? timeout : GATHER);
    if (more.isEmpty()) {
      open.remove(Thread.currentThread());
      processed.last().commit();
    }
    return more;
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new Plain(config) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return GroupCommit.this.poll(this, timeout);
      }
    };
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new Plain(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new Plain(config);
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static class Plain extends KafkaConsumer<byte[], byte[]> {
    Plain(Map<String, Object> config) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    ConsumerRecords<byte[], byte[]> pollNow(Duration timeout) {
      return super.poll(timeout);
    }
  }
}
