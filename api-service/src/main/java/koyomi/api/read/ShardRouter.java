package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import koyomi.api.http.Pages;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.api.security.InternalCalls;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.Consistency;
import koyomi.topologies.calendar.query.InvalidPageTokenException;
import koyomi.topologies.calendar.query.NotHereException;
import koyomi.topologies.calendar.query.Placement;
import koyomi.topologies.calendar.query.ReadRequirement;
import koyomi.topologies.calendar.query.ShardReads;
import koyomi.topologies.calendar.query.StaleException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each read to the instance that owns its key: this one, or one hop away. Where the owner is
 * down a standby answers, if it provably has everything; while partitions move the read waits,
 * until its deadline; then 503. There is never a silent stale answer, and never a second hop.
 *
 * @param <V> reads the stores of one partition
 */
public class ShardRouter<V> {
  private static final Logger LOG = LoggerFactory.getLogger(ShardRouter.class);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private final ShardReads<V> reads;
  private final Instances instances;
  private final HostInfo self;
  private final RebalanceSignal moved;
  private final Duration timeout;

  /**
   * Takes reads to their owners.
   *
   * @param self where others reach this instance
   * @param timeout how long a read may take in all
   */
  public ShardRouter(
      ShardReads<V> reads,
      Instances instances,
      HostInfo self,
      RebalanceSignal moved,
      Duration timeout) {
    this.reads = reads;
    this.instances = instances;
    this.self = self;
    this.moved = moved;
    this.timeout = timeout;
  }

  /** What is done where the stores are. Writes to the response only once it has all it needs. */
  @FunctionalInterface
  public interface LocalRead<V> {
    /**
     * Answers the request.
     *
     * @throws IOException if the client is gone
     */
    void answer(V view) throws IOException;
  }

  /** What another instance is asked for instead. */
  @FunctionalInterface
  public interface RemoteRead<T> {
    /** Returns the answer, or empty where that instance doesn't hold the stores. */
    Optional<T> ask(HostInfo instance, boolean standby, Deadline deadline) throws IOException;
  }

  /** What is done where the stores are, with a result. */
  @FunctionalInterface
  public interface LocalQuery<V, T> {
    /** Returns the result. */
    T ask(V view) throws IOException;
  }

  /**
   * Answers a read of one shard, here or by the instance that owns it.
   *
   * @throws ProblemException (503) if nobody could answer in time
   * @throws IOException if the client is gone
   */
  public void serve(
      ShardKey shard,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      LocalRead<V> local)
      throws IOException {
    Deadline deadline = deadline(request);
    query(
            shard,
            request,
            deadline,
            view -> {
              local.answer(view);
              return Relayed.NOTHING;
            },
            (instance, standby, until) -> {
              Optional<HttpResponse<InputStream>> answer =
                  held(instances.forward(instance, request, caller, until, standby));
              return answer.isPresent() ? Optional.of(Relayed.of(answer.get())) : Optional.empty();
            })
        .to(response);
  }

  /** Returns the position that a request insists on, in the log that these stores follow. */
  @Nullable Consistency required(HttpServletRequest request) {
    return null;
  }

  /** Returns the number of the partition that a shard lies on. */
  int partitionOf(ShardKey shard) {
    return reads.placementOf(shard).partition();
  }

  /** Returns the deadline of a request: its own, or what is left of the sending instance's. */
  public Deadline deadline(HttpServletRequest request) {
    return Deadline.after(InternalCalls.left(request, timeout));
  }

  /**
   * Asks for something of one shard, here or of the instance that owns it.
   *
   * @throws ProblemException (503) if nobody could answer in time
   */
  public <T> T query(
      ShardKey shard,
      HttpServletRequest request,
      Deadline deadline,
      LocalQuery<V, T> local,
      RemoteRead<T> remote)
      throws IOException {
    boolean forwarded = InternalCalls.isForwarded(request);
    Consistency atLeast = required(request);
    while (true) {
      long generation = moved.generation();
      Placement placement = reads.placementOf(shard);
      boolean standby = forwarded && request.getHeader(Instances.STANDBY) != null;
      Optional<T> answer = Optional.empty();
      if (placement.here() || standby) {
        answer = here(shard, placement, atLeast, deadline, local, standby);
      } else if (!forwarded) {
        answer = elsewhere(shard, placement, atLeast, deadline, local, remote);
      }
      if (answer.isPresent()) {
        return answer.get();
      }
      if (forwarded) {
        // the instance that asked looks again itself, it may know better by now
        throw new NotHeldHereException();
      }
      if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
        throw unavailable("the part of the data asked for is moving between instances");
      }
      moved.await(generation, PAUSE);
    }
  }

  private <T> Optional<T> here(
      ShardKey shard,
      Placement placement,
      @Nullable Consistency atLeast,
      Deadline deadline,
      LocalQuery<V, T> local,
      boolean standby)
      throws IOException {
    // a position in another partition says nothing of this one
    Consistency required =
        atLeast != null && atLeast.partition() == placement.partition() ? atLeast : null;
    try {
      V view = reads.open(shard, new ReadRequirement(required, deadline.left(), standby));
      return Optional.of(local.ask(view));
    } catch (NotHereException | InvalidStateStoreException e) {
      // the latter where a store is closed under an open iterator
      LOG.debug("{} moved away", shard, e);
      return Optional.empty();
    } catch (StaleException e) {
      if (standby) {
        return Optional.empty();
      }
      LOG.debug("{} is behind", shard, e);
      throw unavailable("the write that the consistency token names isn't visible yet");
    } catch (InvalidPageTokenException e) {
      throw Pages.malformed("pageToken");
    }
  }

  private <T> Optional<T> elsewhere(
      ShardKey shard,
      Placement placement,
      @Nullable Consistency atLeast,
      Deadline deadline,
      LocalQuery<V, T> local,
      RemoteRead<T> remote)
      throws IOException {
    HostInfo active = placement.active();
    if (active != null) {
      // an owner that hangs must leave the others time to answer
      Deadline until = placement.standbys().isEmpty() ? deadline : deadline.half();
      Optional<T> answer = ask(remote, active, false, until);
      if (answer.isPresent()) {
        return answer;
      }
    }
    for (HostInfo standby : placement.standbys()) {
      Optional<T> answer =
          standby.equals(self)
              ? here(shard, placement, atLeast, deadline, local, true)
              : ask(remote, standby, true, deadline);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<T> ask(
      RemoteRead<T> remote, HostInfo instance, boolean standby, Deadline deadline) {
    if (deadline.isOver()) {
      return Optional.empty();
    }
    try {
      return remote.ask(instance, standby, deadline);
    } catch (IOException e) {
      LOG.debug("{} doesn't answer", instance, e);
      return Optional.empty();
    }
  }

  /** Returns an answer, unless it only says that the instance doesn't hold the stores. */
  public static Optional<HttpResponse<InputStream>> held(HttpResponse<InputStream> answer)
      throws IOException {
    if (answer.headers().firstValue(Instances.NOT_HERE).isPresent()) {
      answer.body().close();
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  /**
   * Returns the body of another instance's answer to a question of ours, unless it only says that
   * it doesn't hold the stores.
   *
   * @throws ProblemException (503) if it says that it can't answer
   * @throws IOException if it says anything else
   */
  public static Optional<InputStream> body(HttpResponse<InputStream> answer) throws IOException {
    Optional<HttpResponse<InputStream>> held = held(answer);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    if (answer.statusCode() == HttpServletResponse.SC_OK) {
      return Optional.of(answer.body());
    }
    answer.body().close();
    if (answer.statusCode() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      throw unavailable("another instance can't answer for its part");
    }
    throw new IOException("status " + answer.statusCode());
  }

  static ProblemException unavailable(String detail) {
    return new ProblemException(
        Problem.temporary(ProblemKind.UNAVAILABLE, detail, Duration.ofSeconds(1)));
  }
}
