package koyomi.api.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.schemas.Topics;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyTo;
import koyomi.topologies.calendar.query.Consistency;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands to {@code calendar.commands}, answers from {@code calendar.replies}. */
public final class KafkaCommandGateway implements CommandGateway, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandGateway.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final long SWEEP_MS = 100;

  private final Producer<String, CommandMessage> producer;
  private final ReplyConsumer replies;
  private final PendingCommands pending;
  private final ReplyTo self;
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
  KafkaCommandGateway(
      Producer<String, CommandMessage> producer,
      ReplyConsumer replies,
      PendingCommands pending,
      ReplyTo self,
      int partitions,
      MeterRegistry meters) {
    this.producer = producer;
    this.replies = replies;
    this.pending = pending;
    this.self = self;
    this.partitions = partitions;
    answered =
        Timer.builder("koyomi.commands").description("from sent to answered").register(meters);
    refused =
        Counter.builder("koyomi.commands.refused")
            .description("not taken or not answered in time: 503")
            .register(meters);
    meters.gauge("koyomi.commands.pending", pending, PendingCommands::size);
  }

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

  @Override
  public CompletableFuture<Receipt> send(
      CommandContext context, CalendarCommand command, Duration timeout) {
    String id = context.commandId();
    int partition = Topics.CALENDAR_COMMANDS.spread().partition(context.calendarId(), partitions);
    try {
      if (!replies.isReading()) {
        throw unavailable("this instance isn't ready for writes");
      }
      PendingCommand waiting = pending.add(id, partition, timeout);
      CompletableFuture<Receipt> receipt = waiting.receipt().whenComplete(meter(waiting));
      append(id, partition, new CommandMessage(context, command, self), waiting);
      return receipt;
    } catch (ProblemException e) {
      refused.increment();
      return CompletableFuture.failedFuture(e);
    }
  }

  private void append(String id, int partition, CommandMessage message, PendingCommand waiting) {
    ProducerRecord<String, CommandMessage> command =
        new ProducerRecord<>(
            Topics.CALENDAR_COMMANDS.name(), partition, message.context().calendarId(), message);
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

  private java.util.function.BiConsumer<@Nullable Receipt, @Nullable Throwable> meter(
      PendingCommand command) {
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
