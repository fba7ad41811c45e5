package koyomi.devstack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker with its own controller (KRaft) in this JVM, on loopback only, set up for
 * exactly-once on one node. Topics are never created by themselves. What is in its folder survives
 * restarts and kills of the JVM.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final Path dir;
  private final int port;
  private final int controllerPort;
  private @Nullable KafkaRaftServer server;

  private EmbeddedKafka(Path dir, int port) {
    this.dir = dir;
    this.port = port;
    this.controllerPort = Ports.free();
  }

  /**
   * Starts a broker on a free port and waits until it takes requests (4–6 s in a cold JVM).
   *
   * @param dir its data; made and formatted when missing
   * @return the running broker
   */
  public static EmbeddedKafka start(Path dir) {
    return start(dir, Ports.free());
  }

  /**
   * Starts a broker on the given port and waits until it takes requests.
   *
   * @param dir its data; made and formatted when missing
   * @param port where clients connect
   * @return the running broker
   */
  public static EmbeddedKafka start(Path dir, int port) {
    var kafka = new EmbeddedKafka(dir.toAbsolutePath(), port);
    kafka.start();
    return kafka;
  }

  /** Where clients connect: {@code 127.0.0.1:port}, the same after a {@link #restart}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Starts it again after {@link #stop}: same port, same data. */
  public synchronized void start() {
    if (server != null) {
      throw new IllegalStateException("the broker runs already");
    }
    format();
    var starting = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException e) {
      starting.shutdown();
      throw e;
    }
    server = starting;
  }

  /** Stops it; clients see a broker that is gone. Does nothing when stopped. */
  public synchronized void stop() {
    var stopping = server;
    if (stopping != null) {
      stopping.shutdown();
      stopping.awaitShutdown();
      server = null;
    }
  }

  /** Stops and starts it: same port, same data. */
  public synchronized void restart() {
    stop();
    start();
  }

  @Override
  public void close() {
    stop();
  }

  private void format() {
    if (Files.exists(dir.resolve("data/meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(dir);
      var config = dir.resolve("format.properties");
      try (var out = Files.newOutputStream(config)) {
        properties().store(out, "used once, to format the data folder");
      }
      var output = new ByteArrayOutputStream();
      var arguments =
          new String[] {
            "format", "--config", config.toString(), "--cluster-id", Uuid.randomUuid().toString()
          };
      var status =
          StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
      if (status != 0) {
        throw new IllegalStateException(
            "could not format " + dir + ": " + output.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not format " + dir, e);
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "controller.listener.names", "CONTROLLER",
            "listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name", "BROKER",
            "log.dirs", dir.resolve("data").toString(),
            "auto.create.topics.enable", "false"));
    properties.putAll(ONE_NODE);
    properties.putAll(SMALL);
    return properties;
  }

  /** What one node can't replicate; and no waiting for members that won't come. */
  private static final Map<String, String> ONE_NODE =
      Map.of(
          "default.replication.factor", "1",
          "min.insync.replicas", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0",
          // after a kill the old registration of this very node has to lapse first
          "broker.session.timeout.ms", "4000",
          "broker.heartbeat.interval.ms", "1000");

  /** Few partitions, threads and buffers: a laptop's broker must idle quietly and start fast. */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          // a transaction that follows the one before closely waits for it in steps of so long
          Map.entry("add.partitions.to.txn.retry.backoff.ms", "2"),
          // what a killed instance left open is given up soon
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),
          Map.entry("offsets.topic.segment.bytes", "16777216"),
          Map.entry("transaction.state.log.segment.bytes", "16777216"),
          Map.entry("log.segment.bytes", "67108864"),
          Map.entry("log.index.size.max.bytes", "1048576"),
          Map.entry("metadata.log.segment.bytes", "33554432"),
          // the default writes an empty record to the metadata log twice a second
          Map.entry("metadata.max.idle.interval.ms", "5000"),
          Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
          Map.entry("log.cleaner.io.buffer.size", "262144"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "4"),
          Map.entry("num.recovery.threads.per.data.dir", "2"));
}
