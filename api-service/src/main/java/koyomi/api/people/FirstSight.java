package koyomi.api.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.security.Caller;
import koyomi.api.security.CallerAuthentication;
import koyomi.domain.people.PeopleAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Makes profile and home calendar of a person before the person's first request is answered, so
 * that nobody ever sees a Koyomi without a calendar. Whom this instance has met costs one look into
 * a set; whom another one has met, one read. Where it can't be done soon the request goes on
 * without, and the next one tries again.
 */
public final class FirstSight implements HandlerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(FirstSight.class);

  /** What a first request waits at most. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  /** The most requests that wait at a time: others go on, so that no outage holds all threads. */
  private static final int WAITING = 32;

  /** The most people remembered; then it begins anew, which costs a read a person. */
  private static final int REMEMBERED = 100_000;

  private final People people;
  private final PeopleWrites writes;
  private final Executor executor;
  private final Set<String> met = ConcurrentHashMap.newKeySet();
  private final Map<String, CompletableFuture<PeopleAnswer>> underWay = new ConcurrentHashMap<>();
  private final Semaphore waiting = new Semaphore(WAITING);

  /**
   * Looks people up, and makes those who are new.
   *
   * @param executor where commands are sent
   */
  public FirstSight(People people, PeopleWrites writes, Executor executor) {
    this.people = people;
    this.writes = writes;
    this.executor = executor;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
        && !known.isForwarded()
        && !known.getPrincipal().service()
        && !met.contains(known.getPrincipal().userId())) {
      meet(request, known);
    }
    return true;
  }

  private void meet(HttpServletRequest request, CallerAuthentication known) {
    if (!waiting.tryAcquire()) {
      return;
    }
    Caller caller = known.getPrincipal();
    String user = caller.userId();
    Deadline deadline = Deadline.after(PATIENCE);
    try {
      if (people.profile(request, caller, user, deadline).isEmpty()) {
        await(known, user, deadline);
      }
      if (met.size() >= REMEMBERED) {
        met.clear();
      }
      met.add(user);
    } catch (ProblemException | ExecutionException | TimeoutException e) {
      LOG.debug("{} can't be met just now", user, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
  }

  /** Browsers send several first requests at a time: one command will do. */
  private void await(CallerAuthentication known, String user, Deadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<PeopleAnswer> mine = new CompletableFuture<>();
    CompletableFuture<PeopleAnswer> others = underWay.putIfAbsent(user, mine);
    if (others == null) {
      // sending may wait for the broker
      executor.execute(() -> complete(mine, known));
    }
    CompletableFuture<PeopleAnswer> answer = others == null ? mine : others;
    try {
      var _ = answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      underWay.remove(user, answer);
    }
  }

  private void complete(CompletableFuture<PeopleAnswer> answer, CallerAuthentication known) {
    var _ =
        writes
            .meet(known)
            .whenComplete((said, failure) -> {
              if (failure == null) {
                answer.complete(said);
              } else {
                answer.completeExceptionally(failure);
              }
            });
  }
}
