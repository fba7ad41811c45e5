package koyomi.api.write;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;

/** The way of a command to the single writer of a resource and of the answer back. */
public interface ResourceGateway {
  /**
   * Sends a command. Never blocks on the reply; no thread is held while it is under way.
   *
   * @param timeout how long to wait for the answer
   * @return completes with the answer, a refusal too, or exceptionally as {@link
   *     CommandGateway#send} says
   */
  CompletableFuture<ResourceAnswer> send(
      ResourceContext context, ResourceCommand command, Duration timeout);
}
