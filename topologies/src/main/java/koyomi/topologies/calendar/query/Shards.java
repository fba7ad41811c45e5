package koyomi.topologies.calendar.query;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import koyomi.domain.id.ShardKey;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Where the partitions of a topology's stores are, and whether a copy of one is whole. */
public final class Shards {
  private final KafkaStreams streams;
  private final String store;
  private final int partitions;
  private final HostInfo self;
  private final StreamPartitioner<String, Object> partitioner;
  private final Lags lags;

  /**
   * The partitions of a store, and of all that lie with it.
   *
   * @param streams runs the topology
   * @param store any store of the sub-topology
   * @param partitions of its topics
   * @param self this instance, as its {@code application.server} says
   */
  public Shards(KafkaStreams streams, String store, int partitions, HostInfo self) {
    this.streams = streams;
    this.store = store;
    this.partitions = partitions;
    this.self = self;
    this.lags = new Lags(streams::allLocalStorePartitionLags);
    this.partitioner =
        (_, shard, _, count) -> Optional.of(Set.of(new ShardKey(shard).partition(count)));
  }

  /** Tells where the stores of a shard are. */
  public Placement placementOf(ShardKey shard) {
    int partition = shard.partition(partitions);
    KeyQueryMetadata metadata = metadata(shard);
    if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Placement(partition, null, List.of(), false);
    }
    HostInfo active = metadata.activeHost();
    List<HostInfo> standbys =
        metadata.standbyHosts().isEmpty()
            ? List.of()
            : metadata.standbyHosts().stream()
                .sorted(Comparator.comparing(HostInfo::toString))
                .toList();
    return new Placement(partition, active, standbys, active.equals(self));
  }

  private @Nullable KeyQueryMetadata metadata(ShardKey shard) {
    try {
      return streams.queryMetadataForKey(store, shard.text(), partitioner);
    } catch (InvalidStateStoreException | IllegalStateException _) {
      // Not running: the caller hears that nobody is known.
      return null;
    }
  }

  /**
   * A standby may only answer if it has all that was ever committed. Where a changelog is one
   * record ahead, that record either ends a transaction or belongs to one that hasn't ended: in
   * both cases nothing is missing that anybody was told of.
   *
   * @param patience how long to wait for the broker's word
   * @throws StaleException if it lacks something, or that isn't known in time
   */
  public void requireComplete(int partition, Collection<String> stores, Duration patience) {
    Map<String, Map<Integer, LagInfo>> known = lags.within(patience);
    for (String each : stores) {
      LagInfo lag = known.getOrDefault(each, Map.of()).get(partition);
      if (lag == null || lag.offsetLag() > 1) {
        throw new StaleException(
            partition, each + " lacks " + (lag == null ? "all" : lag.offsetLag() + " records"));
      }
    }
  }
}
