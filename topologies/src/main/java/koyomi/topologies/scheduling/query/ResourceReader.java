package koyomi.topologies.scheduling.query;

import java.util.Set;
import koyomi.domain.id.ShardKey;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.DecodedRows;
import koyomi.topologies.calendar.query.NotHereException;
import koyomi.topologies.calendar.query.Placement;
import koyomi.topologies.calendar.query.ReadRequirement;
import koyomi.topologies.calendar.query.Shards;
import koyomi.topologies.calendar.query.StreamsQueries;
import koyomi.topologies.scheduling.resources.ResourceStores;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Reads the store of resources of a running scheduling topology. A reply leaves with the
 * transaction that has written the store, so the owner's present state has what anybody was told.
 */
public final class ResourceReader implements ResourceReads {
  private static final Set<String> REPLICATED = Set.of(ResourceStores.RESOURCES);

  /** Some 1 KB each. */
  private static final int MOST_REMEMBERED = 50_000;

  private static final int LONGEST_REMEMBERED = 8 << 10;

  private final KafkaStreams streams;
  private final int partitions;
  private final Shards shards;
  private final DecodedRows<Resource> decoded =
      new DecodedRows<>(StoreCodecs.RESOURCE, MOST_REMEMBERED, LONGEST_REMEMBERED);

  /**
   * Makes the reader of an instance.
   *
   * @param streams runs {@code SchedulingTopology}
   * @param partitions of every topic
   * @param self this instance, as its {@code application.server} says
   */
  public ResourceReader(KafkaStreams streams, int partitions, HostInfo self) {
    this.streams = streams;
    this.partitions = partitions;
    this.shards = new Shards(streams, ResourceStores.RESOURCES, partitions, self);
  }

  @Override
  public Placement placementOf(ShardKey shard) {
    return shards.placementOf(shard);
  }

  @Override
  public ResourceView open(ShardKey shard, ReadRequirement requirement) {
    int partition = shard.partition(partitions);
    ResourceView active = new ResourceView(new StreamsQueries(streams, partition, true), decoded);
    try {
      active.requireHere();
      return active;
    } catch (NotHereException e) {
      if (!requirement.standbyAllowed()) {
        throw e;
      }
    }
    ResourceView standby = new ResourceView(new StreamsQueries(streams, partition, false), decoded);
    standby.requireHere();
    shards.requireComplete(partition, REPLICATED, requirement.patience());
    return standby;
  }
}
