package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import koyomi.api.http.Conditions;
import koyomi.api.json.ResourceJson;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.security.Caller;
import koyomi.api.write.AsyncAnswers;
import koyomi.api.write.ResourceGateway;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import org.jspecify.annotations.Nullable;

/** Answers requests by commands to resources. */
public final class ResourceWrites {
  private final ResourceGateway gateway;
  private final InstantSource clock;
  private final Duration timeout;
  private final AsyncAnswers answers;

  /**
   * Sends commands through a gateway.
   *
   * @param timeout how long a request waits for its answer
   */
  public ResourceWrites(
      ResourceGateway gateway, InstantSource clock, Duration timeout, AsyncAnswers answers) {
    this.gateway = gateway;
    this.clock = clock;
    this.timeout = timeout;
    this.answers = answers;
  }

  /** Writes an accepted answer to the client. */
  @FunctionalInterface
  interface Reply {
    /**
     * Writes it.
     *
     * @throws IOException if the client is gone
     */
    void write(ResourceAnswer answer, HttpServletResponse response) throws IOException;
  }

  /** Sends a command for a request under its conditions, and answers when the writer has. */
  void submit(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      String resourceId,
      @Nullable Idempotency idempotency,
      ResourceCommand command,
      Reply reply) {
    ResourceContext context =
        new ResourceContext(
            UUID.randomUUID().toString(),
            resourceId,
            caller.userId(),
            caller.admin(),
            idempotency,
            Conditions.ofWrite(request),
            clock.instant());
    answers.when(
        gateway.send(context, command, timeout),
        request,
        response,
        answer -> {
          if (answer instanceof ResourceAnswer.OfRefusal refusal) {
            throw refused(refusal);
          }
          reply.write(answer, response);
        });
  }

  private static ProblemException refused(ResourceAnswer.OfRefusal refusal) {
    return ProblemException.rejected(
        refusal.rejection(),
        refusal.conflicts().isEmpty()
            ? null
            : new Problem.Extension("conflicts", ResourceJson.conflicts(refusal.conflicts())));
  }
}
