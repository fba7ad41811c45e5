package koyomi.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/**
 * The producers' partitioner: places a record where the catalogue says its key belongs, so that all
 * of a person's data lie on partitions of one number.
 */
public final class ShardPartitioner implements Partitioner {
  @Override
  public void configure(Map<String, ?> configuration) {
    // The catalogue says it all.
  }

  /**
   * Returns the partition of a record.
   *
   * @throws IllegalArgumentException if the topic isn't in the catalogue or the key has no shard
   * @throws IllegalStateException if the topic's writers must name the partition themselves
   */
  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    return partition(
        topic,
        keyBytes == null ? "" : new String(keyBytes, StandardCharsets.UTF_8),
        cluster.partitionCountForTopic(topic));
  }

  /**
   * Returns the partition of a key.
   *
   * @param partitions number of partitions of the topic, at least 1
   * @throws IllegalArgumentException if the topic isn't in the catalogue or the key has no shard
   * @throws IllegalStateException if the topic's writers must name the partition themselves
   */
  public static int partition(String topic, String key, int partitions) {
    return Topics.named(topic)
        .orElseThrow(() -> new IllegalArgumentException("'" + topic + "' isn't in the catalogue"))
        .spread()
        .partition(key, partitions);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
