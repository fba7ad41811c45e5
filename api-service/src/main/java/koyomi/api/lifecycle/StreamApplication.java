package koyomi.api.lifecycle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.read.RebalanceSignal;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.ThreadReplacement;
import koyomi.topologies.calendar.query.Placement;
import koyomi.topologies.calendar.query.ReadRequirement;
import koyomi.topologies.calendar.query.ShardReads;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * A stream application in this process, and reads of its stores.
 *
 * @param <V> reads the stores of one partition
 */
public class StreamApplication<V> implements ShardReads<V> {
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final String name;
  private final Supplier<KafkaStreams> make;
  private final Function<KafkaStreams, ShardReads<V>> reader;
  private final RebalanceSignal moved;
  private final AtomicBoolean hasRun = new AtomicBoolean();
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable ShardReads<V> reads;

  /**
   * An application, not yet made.
   *
   * @param name for logs and health
   * @param make makes the client
   * @param reader reads the stores of a client
   * @param moved raised whenever partitions may have moved
   */
  public StreamApplication(
      String name,
      Supplier<KafkaStreams> make,
      Function<KafkaStreams, ShardReads<V>> reader,
      RebalanceSignal moved) {
    this.name = name;
    this.make = make;
    this.reader = reader;
    this.moved = moved;
  }

  /** Starts the application; it is ready when {@link #isReady()} says so. */
  KafkaStreams start(Runnable whenBroken) {
    KafkaStreams made = make.get();
    made.setUncaughtExceptionHandler(new ThreadReplacement(InstantSource.system()));
    made.setStateListener((now, before) -> {
      if (now == KafkaStreams.State.RUNNING) {
        hasRun.set(true);
      }
      if (now == KafkaStreams.State.ERROR) {
        whenBroken.run();
      }
      moved.raise();
    });
    reads = reader.apply(made);
    streams = made;
    made.start();
    return made;
  }

  /**
   * Tells whether this instance has taken its place in the group and answers for its partitions; a
   * rebalance later on, because another instance comes or goes, doesn't end that.
   */
  public boolean isReady() {
    KafkaStreams known = streams;
    return known != null
        && hasRun.get()
        && (known.state() == KafkaStreams.State.RUNNING
            || known.state() == KafkaStreams.State.REBALANCING);
  }

  /** Returns the name of the application. */
  String name() {
    return name;
  }

  /** Returns the state in words. */
  String state() {
    KafkaStreams known = streams;
    return known == null ? "NOT_STARTED" : known.state().name();
  }

  /** Stops the application and gives its partitions away at once. */
  void stop() {
    KafkaStreams known = streams;
    if (known != null) {
      CloseOptions leaving =
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
      known.close(leaving.withTimeout(CLOSE));
    }
  }

  @Override
  public Placement placementOf(ShardKey shard) {
    return started().placementOf(shard);
  }

  @Override
  public V open(ShardKey shard, ReadRequirement requirement) {
    return started().open(shard, requirement);
  }

  private ShardReads<V> started() {
    ShardReads<V> known = reads;
    if (known == null) {
      throw new ProblemException(
          Problem.temporary(
              ProblemKind.UNAVAILABLE, "the service is starting", Duration.ofSeconds(1)));
    }
    return known;
  }
}
