package koyomi.api.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import koyomi.api.http.Conditions;
import koyomi.api.problem.ProblemException;
import koyomi.api.security.CallerAuthentication;
import koyomi.api.write.AsyncAnswers;
import koyomi.api.write.PeopleGateway;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;
import koyomi.domain.people.Profile;
import koyomi.domain.people.ProfileDraft;

/** Sends commands concerning people. */
public final class PeopleWrites {
  private final PeopleGateway gateway;
  private final InstantSource clock;
  private final Duration timeout;
  private final AsyncAnswers answers;

  /**
   * Sends commands through a gateway.
   *
   * @param timeout how long a request waits for its answer
   */
  public PeopleWrites(
      PeopleGateway gateway, InstantSource clock, Duration timeout, AsyncAnswers answers) {
    this.gateway = gateway;
    this.clock = clock;
    this.timeout = timeout;
    this.answers = answers;
  }

  /** Writes the profile to its owner. */
  @FunctionalInterface
  interface Reply {
    /**
     * Writes it.
     *
     * @throws IOException if the client is gone
     */
    void write(Profile profile, HttpServletResponse response) throws IOException;
  }

  /** Makes profile and home calendar of the caller where they aren't there yet. */
  CompletableFuture<PeopleAnswer> meet(CallerAuthentication caller) {
    return gateway.send(
        context(caller, new Precondition.None()), new PeopleCommand.Meet(), timeout);
  }

  /** Answers with the caller's profile, which is made where it isn't there yet. */
  void meet(
      HttpServletRequest request,
      HttpServletResponse response,
      CallerAuthentication caller,
      Reply reply) {
    answers.when(
        meet(caller), request, response, answer -> reply.write(accepted(answer), response));
  }

  /** Merges a patch into the caller's profile under the request's conditions. */
  void patch(
      HttpServletRequest request,
      HttpServletResponse response,
      CallerAuthentication caller,
      ProfileDraft patch,
      Reply reply) {
    answers.when(
        gateway.send(
            context(caller, Conditions.ofWrite(request)),
            new PeopleCommand.PatchProfile(patch),
            timeout),
        request,
        response,
        answer -> reply.write(accepted(answer), response));
  }

  private PeopleContext context(CallerAuthentication caller, Precondition precondition) {
    return new PeopleContext(
        UUID.randomUUID().toString(),
        caller.getPrincipal().userId(),
        caller.introduction(),
        precondition,
        clock.instant());
  }

  private static Profile accepted(PeopleAnswer answer) {
    return switch (answer) {
      case PeopleAnswer.OfProfile of -> of.profile();
      case PeopleAnswer.OfRefusal refusal -> throw ProblemException.rejected(refusal.rejection());
    };
  }
}
