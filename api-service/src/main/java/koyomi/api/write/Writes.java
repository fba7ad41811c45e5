package koyomi.api.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import koyomi.api.http.Conditions;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.ConsistencyHeader;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.CommandContext.Precondition;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests by commands. The request's thread is free once the command is sent; what the
 * writer says is written to the client by a virtual thread.
 */
public final class Writes {
  private final CommandGateway gateway;
  private final InstantSource clock;
  private final Duration timeout;
  private final AsyncAnswers answers;

  /**
   * Sends commands through a gateway.
   *
   * @param timeout how long a request waits for its answer
   * @param answers writes answers to clients, who may be slow
   */
  public Writes(
      CommandGateway gateway, InstantSource clock, Duration timeout, AsyncAnswers answers) {
    this.gateway = gateway;
    this.clock = clock;
    this.timeout = timeout;
    this.answers = answers;
  }

  /** Writes an accepted answer to the client. */
  @FunctionalInterface
  public interface Reply {
    /**
     * Writes it.
     *
     * @throws IOException if the client is gone
     */
    void write(Answer answer, HttpServletResponse response) throws IOException;
  }

  /**
   * Sends a command for a request under the conditions of its headers, and answers when the writer
   * has.
   */
  public void submit(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      String calendarId,
      @Nullable Idempotency idempotency,
      CalendarCommand command,
      Reply reply) {
    submit(request, response, context(request, caller, calendarId, idempotency), command, reply);
  }

  /** Returns the context of a command for a request, under the conditions of its headers. */
  public CommandContext context(
      HttpServletRequest request,
      Caller caller,
      String calendarId,
      @Nullable Idempotency idempotency) {
    return new CommandContext(
        newCommandId(),
        calendarId,
        caller.userId(),
        idempotency,
        Conditions.ofWrite(request),
        clock.instant());
  }

  /** Sends a command in a context, and answers when the writer has. */
  public void submit(
      HttpServletRequest request,
      HttpServletResponse response,
      CommandContext context,
      CalendarCommand command,
      Reply reply) {
    answer(request, response, gateway.send(context, command, timeout), reply);
  }

  /** Sends a command for a request that consists of more than that. */
  public CompletableFuture<CommandGateway.Receipt> send(
      Caller caller, String calendarId, Precondition precondition, CalendarCommand command) {
    CommandContext context =
        new CommandContext(
            newCommandId(), calendarId, caller.userId(), null, precondition, clock.instant());
    return gateway.send(context, command, timeout);
  }

  /**
   * Sends a command without conditions, one of several that a request consists of.
   *
   * @param patience how long to wait for the answer
   */
  public CompletableFuture<CommandGateway.Receipt> send(
      Caller caller,
      String calendarId,
      @Nullable Idempotency idempotency,
      CalendarCommand command,
      Duration patience) {
    CommandContext context =
        new CommandContext(
            newCommandId(),
            calendarId,
            caller.userId(),
            idempotency,
            new Precondition.None(),
            clock.instant());
    return gateway.send(context, command, patience);
  }

  /** Answers a request when the writer has. */
  public void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      CompletableFuture<CommandGateway.Receipt> receipt,
      Reply reply) {
    answers.when(receipt, request, response, received -> write(received, response, reply));
  }

  private static void write(
      CommandGateway.Receipt received, HttpServletResponse response, Reply reply)
      throws IOException {
    response.setHeader(ConsistencyHeader.NAME, received.position().encode());
    if (received.answer() instanceof Answer.OfRejection refused) {
      throw ProblemException.rejected(refused.rejection());
    }
    reply.write(received.answer(), response);
  }

  private static String newCommandId() {
    return UUID.randomUUID().toString();
  }
}
