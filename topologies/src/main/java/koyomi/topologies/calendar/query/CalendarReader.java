package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.APPLIED;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.id.ShardKey;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.topologies.DecodedRows;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.store.AppliedRow;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stores of a running calendar topology. What the active task holds may belong to a
 * transaction that isn't committed yet; that is no dirty read: its command is in the log, and
 * whoever decides it again, decides the same.
 */
public final class CalendarReader implements CalendarReads {
  /** Between two looks at a position: well below the interval of commits. */
  private static final long LOOK_NANOS = 1_000_000;

  private final KafkaStreams streams;
  private final int partitions;
  private final Consumer<ZoneRulesCatalogue> rules;
  private final BasisTable basis;
  private volatile @Nullable ReadOnlyKeyValueStore<String, BasisRevision> revisions;
  private volatile long told;
  private final Shards shards;
  private final DecodedRows<Calendar> decoded = CalendarRows.memory();

  /**
   * Makes the reader of an instance.
   *
   * @param streams runs {@code CalendarTopology}
   * @param partitions of every calendar topic
   * @param self this instance, as its {@code application.server} says
   */
  public CalendarReader(KafkaStreams streams, int partitions, HostInfo self) {
    this(streams, partitions, self, _ -> {});
  }

  /**
   * Makes the reader of an instance.
   *
   * @param streams runs {@code CalendarTopology}
   * @param partitions of every calendar topic
   * @param self this instance, as its {@code application.server} says
   * @param rules told of the rules of zones when there are others
   */
  public CalendarReader(
      KafkaStreams streams, int partitions, HostInfo self, Consumer<ZoneRulesCatalogue> rules) {
    this.rules = rules;
    this.basis = new BasisTable(new Basis(), this::basisRow);
    this.streams = streams;
    this.partitions = partitions;
    this.shards = new Shards(streams, CalendarStores.CALENDARS, partitions, self);
  }

  private @Nullable BasisRevision basisRow(String key) {
    ReadOnlyKeyValueStore<String, BasisRevision> known = revisions;
    try {
      if (known == null) {
        known =
            streams.store(
                StoreQueryParameters.fromNameAndType(
                    BasisStore.NAME, QueryableStoreTypes.keyValueStore()));
        revisions = known;
      }
      return known.get(key);
    } catch (InvalidStateStoreException | IllegalStateException _) {
      // Not running: what is known stays.
      return null;
    }
  }

  /** Looks whether another revision has come; every request passes here. */
  private void refreshRules() {
    long latest = basis.latest().rules();
    if (latest > told) {
      rules.accept(basis.latestRules());
      told = latest;
    }
  }

  @Override
  public Placement placementOf(ShardKey shard) {
    refreshRules();
    return shards.placementOf(shard);
  }

  @Override
  public CalendarView open(ShardKey shard, ReadRequirement requirement) {
    int partition = shard.partition(partitions);
    Consistency wanted = requirement.atLeast();
    if (wanted != null && wanted.partition() != partition) {
      // A token of another calendar says nothing of this partition.
      wanted = null;
    }
    long deadline = System.nanoTime() + requirement.patience().toNanos();
    StoreQueries active =
        new ActiveQueries(new StreamsQueries(streams, partition, true), partition);
    if (wanted == null && !requirement.standbyAllowed()) {
      // Nothing to wait for, and nobody else to ask: the first look tells whether it is here.
      return new PartitionView(active, basis, decoded);
    }
    try {
      await(active, partition, wanted, deadline);
      return new PartitionView(active, basis, decoded);
    } catch (NotHereException e) {
      if (!requirement.standbyAllowed()) {
        throw e;
      }
    }
    StoreQueries standby = new StreamsQueries(streams, partition, false);
    await(standby, partition, wanted, deadline);
    Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    shards.requireComplete(partition, CalendarStores.READ, left);
    return new PartitionView(standby, basis, decoded);
  }

  /** Waits until the stores have the command, or at least until they answer at all. */
  private static void await(
      StoreQueries stores, int partition, @Nullable Consistency wanted, long deadline) {
    long reached = applied(stores, partition);
    while (wanted != null && reached < wanted.offset()) {
      if (System.nanoTime() - deadline >= 0) {
        throw new StaleException(
            partition, "at " + reached + ", " + wanted.offset() + " is asked for");
      }
      LockSupport.parkNanos(LOOK_NANOS);
      reached = applied(stores, partition);
    }
  }

  private static long applied(StoreQueries stores, int partition) {
    byte[] row = stores.get(APPLIED, StoreKeys.applied(partition));
    return row == null ? -1 : AppliedRow.decode(row);
  }
}
