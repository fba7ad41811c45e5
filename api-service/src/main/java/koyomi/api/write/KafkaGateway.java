package koyomi.api.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.schemas.Topic;
import koyomi.topologies.calendar.query.Consistency;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands to a topic, answers from another.
 *
 * @param <M> type of commands
 * @param <A> type of answers
 * @param <R> type of replies
 */
public class KafkaGateway<M, A, R> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaGateway.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final long SWEEP_MS = 100;

  private final Topic<String, M> topic;
  private final Producer<String, M> producer;
  private final ReplyConsumer<R> replies;
  private final PendingCommands<A> pending;
  private final int partitions;
  private final Timer answered;
  private final Counter refused;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("write-deadlines").daemon().factory());

  /**
   * Sends by this producer and takes answers from this consumer; both are closed with this.
   *
   * @param partitions of the topic of commands
   */
  KafkaGateway(
      Topic<String, M> topic,
      Producer<String, M> producer,
      ReplyConsumer<R> replies,
      PendingCommands<A> pending,
      int partitions,
      MeterRegistry meters) {
    this.topic = topic;
    this.producer = producer;
    this.replies = replies;
    this.pending = pending;
    this.partitions = partitions;
    answered =
        Timer.builder("koyomi.commands")
            .description("from sent to answered")
            .tag("topic", topic.name())
            .register(meters);
    refused =
        Counter.builder("koyomi.commands.refused")
            .description("not taken or not answered in time: 503")
            .tag("topic", topic.name())
            .register(meters);
    meters.gauge(
        "koyomi.commands.pending", Tags.of("topic", topic.name()), pending, PendingCommands::size);
  }

  /**
   * An answer with the place of its command in the log.
   *
   * @param answer of the writer, a refusal too
   * @param position of the command
   * @param <A> type of answers
   */
  record Answered<A>(A answer, Consistency position) {}

  /**
   * Begins to read replies; only then commands are taken.
   *
   * @throws KafkaException if the broker doesn't answer
   */
  public void start() {
    replies.start();
    var _ =
        sweeper.scheduleWithFixedDelay(pending::expire, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  /** Tells whether commands are taken. */
  public boolean isReady() {
    return replies.isReading();
  }

  /**
   * Sends a command. Never blocks on the reply; no thread is held while it is under way.
   *
   * @param id unique, and named by the reply
   * @param key of the record
   * @param timeout how long to wait for the answer
   * @return as {@link CommandGateway#send} says
   */
  CompletableFuture<Answered<A>> send(String id, String key, M message, Duration timeout) {
    int partition = topic.spread().partition(key, partitions);
    try {
      if (!replies.isReading()) {
        throw unavailable("this instance isn't ready for writes");
      }
      PendingCommand<A> waiting = pending.add(id, partition, timeout);
      CompletableFuture<Answered<A>> receipt = waiting.receipt().whenComplete(meter(waiting));
      append(id, partition, key, message, waiting);
      return receipt;
    } catch (ProblemException e) {
      refused.increment();
      return CompletableFuture.failedFuture(e);
    }
  }

  private void append(String id, int partition, String key, M message, PendingCommand<A> waiting) {
    ProducerRecord<String, M> command = new ProducerRecord<>(topic.name(), partition, key, message);
    try {
      var _ =
          producer.send(
              command,
              (metadata, failure) -> {
                if (failure == null) {
                  waiting.placed(new Consistency(partition, metadata.offset()));
                } else {
                  notSent(id, failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      notSent(id, e);
    }
  }

  private void notSent(String id, Exception failure) {
    if (failure instanceof RecordTooLargeException) {
      String detail = "the request is too large for the log";
      pending.fail(id, ProblemException.of(ProblemKind.TOO_LARGE, detail));
      return;
    }
    LOG.warn("Command {} could not be appended", id, failure);
    pending.fail(id, unavailable("the log doesn't take writes just now"));
  }

  private BiConsumer<@Nullable Answered<A>, @Nullable Throwable> meter(PendingCommand<A> command) {
    return (receipt, failure) -> {
      if (receipt == null) {
        refused.increment();
      } else {
        answered.record(System.nanoTime() - command.sentAt(), TimeUnit.NANOSECONDS);
      }
    };
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(Problem.temporary(ProblemKind.UNAVAILABLE, detail, SOON));
  }

  /** Waits for what is under way, as long as that makes sense, and stops. */
  @Override
  public void close() {
    producer.flush();
    sweeper.shutdownNow();
    replies.close();
    pending.failAll();
    producer.close(CLOSE);
  }
}
