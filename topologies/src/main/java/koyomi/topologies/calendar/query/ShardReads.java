package koyomi.topologies.calendar.query;

import koyomi.domain.id.ShardKey;

/**
 * The way to the stores of a topology, which lie by shards. Safe for use by many threads.
 *
 * @param <V> reads the stores of one partition
 */
public interface ShardReads<V> {
  /** Tells where the stores of a shard are. */
  Placement placementOf(ShardKey shard);

  /**
   * Opens the stores of a shard on this instance, waiting for the required position.
   *
   * @throws NotHereException if this instance may not answer for the shard; where nothing has to be
   *     waited for, the view's first query throws it instead
   * @throws StaleException if the required position was not reached in time, or a standby lacks
   *     something
   */
  V open(ShardKey shard, ReadRequirement requirement);
}
