package koyomi.schemas;

import java.nio.charset.StandardCharsets;
import koyomi.domain.id.ShardKey;
import org.apache.kafka.common.utils.Utils;

/** How the keys of a topic are spread over its partitions. */
public enum KeySpread {
  /** Keys are calendar ids: by the shard key at their beginning. */
  BY_CALENDAR {
    @Override
    public int partition(String key, int partitions) {
      return ShardKey.ofCalendar(key).partition(partitions);
    }
  },
  /** Keys are user ids: by the user's shard key. */
  BY_USER {
    @Override
    public int partition(String key, int partitions) {
      return ShardKey.ofUser(key).partition(partitions);
    }
  },
  /** Keys mean nothing: by a hash of the key. */
  BY_HASH {
    @Override
    public int partition(String key, int partitions) {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }
  },
  /** The writer names the partition of each record. */
  EXPLICIT {
    @Override
    public int partition(String key, int partitions) {
      throw new IllegalStateException("the writer must name the partition of '" + key + "'");
    }
  };

  /**
   * Returns the partition of a key.
   *
   * @param partitions number of partitions of the topic, at least 1
   * @throws IllegalArgumentException if the key has no shard key
   * @throws IllegalStateException if keys don't decide
   */
  public abstract int partition(String key, int partitions);
}
