package koyomi.api.write;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.topologies.calendar.query.Consistency;

/** The way of a command to its single writer and of the answer back. */
public interface CommandGateway {
  /**
   * An answer with the place of its command in the log.
   *
   * @param answer of the writer, a refusal too
   * @param position whoever has applied the log up to it sees the command's effects
   */
  record Receipt(Answer answer, Consistency position) {}

  /**
   * Sends a command. Never blocks on the reply; no thread is held while it is under way.
   *
   * @param timeout how long to wait for the answer
   * @return completes with the answer, or exceptionally with a {@link
   *     koyomi.api.problem.ProblemException}: 503 if the writer lags or no answer came in time (the
   *     command may still be applied: a retry with the same idempotency key gives its answer), 413
   *     if the command is too large for the log
   */
  CompletableFuture<Receipt> send(
      CommandContext context, CalendarCommand command, Duration timeout);
}
