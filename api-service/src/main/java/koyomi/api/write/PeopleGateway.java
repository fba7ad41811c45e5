package koyomi.api.write;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;

/** The way of a command to the single writer of a person and of the answer back. */
public interface PeopleGateway {
  /**
   * Sends a command. Never blocks on the reply; no thread is held while it is under way.
   *
   * @param timeout how long to wait for the answer
   * @return completes with the answer, a refusal too, or exceptionally as {@link
   *     CommandGateway#send} says
   */
  CompletableFuture<PeopleAnswer> send(
      PeopleContext context, PeopleCommand command, Duration timeout);
}
