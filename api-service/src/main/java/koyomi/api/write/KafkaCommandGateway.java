package koyomi.api.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.schemas.Topics;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyMessage;
import koyomi.schemas.message.ReplyTo;
import org.apache.kafka.clients.producer.Producer;

/** Commands to {@code calendar.commands}, answers from {@code calendar.replies}. */
public final class KafkaCommandGateway extends KafkaGateway<CommandMessage, Answer, ReplyMessage>
    implements CommandGateway {
  private final ReplyTo self;

  /**
   * Sends by this producer and takes answers from this consumer; both are closed with this.
   *
   * @param partitions of the topic of commands
   */
  KafkaCommandGateway(
      Producer<String, CommandMessage> producer,
      ReplyConsumer<ReplyMessage> replies,
      PendingCommands<Answer> pending,
      ReplyTo self,
      int partitions,
      MeterRegistry meters) {
    super(Topics.CALENDAR_COMMANDS, producer, replies, pending, partitions, meters);
    this.self = self;
  }

  @Override
  public CompletableFuture<Receipt> send(
      CommandContext context, CalendarCommand command, Duration timeout) {
    return send(
            context.commandId(),
            context.calendarId(),
            new CommandMessage(context, command, self),
            timeout)
        .thenApply(answered -> new Receipt(answered.answer(), answered.position()));
  }
}
