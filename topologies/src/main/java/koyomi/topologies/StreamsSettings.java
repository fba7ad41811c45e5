package koyomi.topologies;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/**
 * What a topology runs with.
 *
 * @param applicationId the application; also its consumer group, the head of its internal topics
 *     and of its transactional ids
 * @param bootstrapServers where the brokers are
 * @param instanceId this instance's name, the same after a restart: then its tasks come back to it
 *     without a rebalance
 * @param host where other instances reach this one
 * @param stateDirectory for the stores
 * @param threads stream threads, at least 1
 * @param standbys copies of each store on other instances
 * @param replicationFactor of internal topics
 * @param commitInterval how long a transaction lasts at most; {@link GroupCommit} ends it sooner
 * @param sessionTimeout how long an instance may be silent before its tasks move
 * @param rocksDbMemoryBytes bound of all stores' block cache and write buffers
 */
public record StreamsSettings(
    String applicationId,
    String bootstrapServers,
    String instanceId,
    HostInfo host,
    Path stateDirectory,
    int threads,
    int standbys,
    short replicationFactor,
    Duration commitInterval,
    Duration sessionTimeout,
    long rocksDbMemoryBytes) {
  /** The application id of the calendar topology. */
  public static final String CALENDAR_APPLICATION = "koyomi-calendar";

  /** The application id of the scheduling topology. */
  public static final String SCHEDULING_APPLICATION = "koyomi-scheduling";

  private static final Duration POLL = Duration.ofMillis(25);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration PROBING = Duration.ofMinutes(1);
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMillis(5);
  private static final long RECORD_CACHE_BYTES = 1L << 20;
  private static final String UNTIL_FLUSHED = "100";
  private static final int BATCH_BYTES = 64 << 10;

  /**
   * Returns the calendar topology's settings for one machine: one thread, one standby, 8 s until
   * failover.
   */
  public static StreamsSettings embedded(
      String bootstrapServers, String instanceId, HostInfo host, Path stateDirectory) {
    return new StreamsSettings(
        CALENDAR_APPLICATION,
        bootstrapServers,
        instanceId,
        host,
        stateDirectory,
        1,
        1,
        (short) 1,
        Duration.ofMillis(100),
        Duration.ofSeconds(8),
        BoundedRocksDb.DEFAULT_MEMORY_BYTES);
  }

  /** Returns these settings as Kafka Streams takes them. */
  public Properties toProperties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, host.host() + ":" + host.port());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replicationFactor);
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING.toMillis());
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
    exactlyOnce(properties);
    stores(properties);
    group(properties);
    deadLetters(properties);
    return properties;
  }

  private void exactlyOnce(Properties properties) {
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    properties.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
    // What a transaction writes leaves when it is flushed for the commit, in few requests: sent
    // record by record, it would cost the broker more than all the rest.
    producer(properties, ProducerConfig.LINGER_MS_CONFIG, UNTIL_FLUSHED);
    producer(properties, ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    producer(
        properties,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Integer.toString(Topic.MAX_RECORD_BYTES));
    // A transaction that follows the one before closely is told to come again.
    producer(properties, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, Long.toString(RETRY.toMillis()));
    // Others wait for what a dead instance's open transaction holds back.
    producer(
        properties,
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Long.toString(TRANSACTION_TIMEOUT.toMillis()));
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(Topic.MAX_RECORD_BYTES));
  }

  private static void producer(Properties properties, String name, String value) {
    properties.put(StreamsConfig.producerPrefix(name), value);
  }

  private void stores(Properties properties) {
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(BoundedRocksDb.MEMORY_BYTES, rocksDbMemoryBytes);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, RECORD_CACHE_BYTES);
  }

  private void group(Properties properties) {
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    properties.put(
        StreamsConfig.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG), instanceId);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        Long.toString(sessionTimeout.toMillis()));
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Long.toString(HEARTBEAT.toMillis()));
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
  }

  private static void deadLetters(Properties properties) {
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.CALENDAR_DEAD_LETTER.name());
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UndecodableRecordHandler.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnfitRecordHandler.class);
  }
}
