package koyomi.api.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;
import koyomi.schemas.Topics;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.PeopleReplyMessage;
import koyomi.schemas.message.ReplyTo;
import org.apache.kafka.clients.producer.Producer;

/** Commands to {@code people.commands}, answers from {@code people.replies}. */
public final class KafkaPeopleGateway
    extends KafkaGateway<PeopleCommandMessage, PeopleAnswer, PeopleReplyMessage>
    implements PeopleGateway {
  private final ReplyTo self;

  /**
   * Sends by this producer and takes answers from this consumer; both are closed with this.
   *
   * @param partitions of the topic of commands
   */
  KafkaPeopleGateway(
      Producer<String, PeopleCommandMessage> producer,
      ReplyConsumer<PeopleReplyMessage> replies,
      PendingCommands<PeopleAnswer> pending,
      ReplyTo self,
      int partitions,
      MeterRegistry meters) {
    super(Topics.PEOPLE_COMMANDS, producer, replies, pending, partitions, meters);
    this.self = self;
  }

  @Override
  public CompletableFuture<PeopleAnswer> send(
      PeopleContext context, PeopleCommand command, Duration timeout) {
    return send(
            context.commandId(),
            context.userId(),
            new PeopleCommandMessage(context, command, self),
            timeout)
        .thenApply(Answered::answer);
  }
}
