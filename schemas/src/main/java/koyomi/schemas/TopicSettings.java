package koyomi.schemas;

/**
 * What differs between deployments.
 *
 * @param partitions of every topic; chosen once for ever, since ids carry their place
 * @param replicationFactor copies of each partition
 */
public record TopicSettings(int partitions, short replicationFactor) {
  /**
   * One broker on one machine: 2 partitions, one copy. A transaction writes its marker to every
   * partition that it touched, a dozen topics and changelogs for each of these.
   */
  public static final TopicSettings EMBEDDED = new TopicSettings(2, (short) 1);

  /** 48 partitions, three copies. */
  public static final TopicSettings PRODUCTION = new TopicSettings(48, (short) 3);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one isn't positive
   */
  public TopicSettings {
    if (partitions < 1 || replicationFactor < 1) {
      throw new IllegalArgumentException(
          "partitions and replication factor must be positive: "
              + partitions
              + ", "
              + replicationFactor);
    }
  }
}
