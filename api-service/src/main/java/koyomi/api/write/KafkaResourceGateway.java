package koyomi.api.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.schemas.Topics;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.message.ResourceReplyMessage;
import org.apache.kafka.clients.producer.Producer;

/** Commands to {@code resource.commands}, answers from {@code resource.replies}. */
public final class KafkaResourceGateway
    extends KafkaGateway<ResourceCommandMessage, ResourceAnswer, ResourceReplyMessage>
    implements ResourceGateway {
  private final ReplyTo self;

  /**
   * Sends by this producer and takes answers from this consumer; both are closed with this.
   *
   * @param partitions of the topic of commands
   */
  KafkaResourceGateway(
      Producer<String, ResourceCommandMessage> producer,
      ReplyConsumer<ResourceReplyMessage> replies,
      PendingCommands<ResourceAnswer> pending,
      ReplyTo self,
      int partitions,
      MeterRegistry meters) {
    super(Topics.RESOURCE_COMMANDS, producer, replies, pending, partitions, meters);
    this.self = self;
  }

  @Override
  public CompletableFuture<ResourceAnswer> send(
      ResourceContext context, ResourceCommand command, Duration timeout) {
    return send(
            context.commandId(),
            context.resourceId(),
            new ResourceCommandMessage(context, command, self),
            timeout)
        .thenApply(Answered::answer);
  }
}
