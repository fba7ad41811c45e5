package koyomi.devstack.stack;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.devstack.process.ChildProcess;
import koyomi.devstack.process.JavaCommand;
import koyomi.devstack.process.Readiness;
import org.jspecify.annotations.Nullable;

/** One instance of the service, in a process of its own, joined to a backbone. */
public final class ServiceNode implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

  /** A JVM that records its classes writes them when it ends. */
  private static final Duration RECORDING_PATIENCE = Duration.ofMinutes(2);

  /** Measured to carry the promised load; what RocksDB takes comes on top. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:ReservedCodeCacheSize=128m",
          "-XX:MaxDirectMemorySize=128m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dnet.fortuna.ical4j.timezone.update.enabled=false");

  private final Settings settings;
  private final ChildProcess process;

  /**
   * What one instance is told.
   *
   * @param number its place among the instances of this data folder, from 0; names its stores
   * @param port where it answers
   * @param roles which topologies it runs, or null for all
   * @param kafka bootstrap servers
   * @param partitions of every topic
   * @param registry the registry's Confluent-compatible API
   * @param issuer the OIDC issuer
   * @param internalToken lets the instances trust each other
   * @param data where it keeps its stores and its log
   */
  public record Settings(
      int number,
      int port,
      @Nullable String roles,
      String kafka,
      int partitions,
      String registry,
      String issuer,
      String internalToken,
      DataFolder data) {

    /** Where it answers. */
    String url() {
      return "http://127.0.0.1:" + port;
    }
  }

  private ServiceNode(Settings settings, ChildProcess process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts the process without waiting for it; it waits itself for broker, topics and registry.
   *
   * @param settings what it is told
   * @return the starting instance
   */
  public static ServiceNode launch(Settings settings) {
    return new ServiceNode(settings, ChildProcess.start(command(settings)));
  }

  /**
   * Waits until it takes reads and writes, two minutes at most.
   *
   * @throws IllegalStateException when it died or the time is over
   */
  public void awaitReady() {
    Readiness.await(process, URI.create(url() + "/actuator/health/readiness"), START_PATIENCE);
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return settings.url();
  }

  /** What it was told. */
  public Settings settings() {
    return settings;
  }

  /** Its process. */
  public ChildProcess process() {
    return process;
  }

  /**
   * Stops it in order.
   *
   * @return whether it did so in time and by itself
   */
  public boolean stop() {
    return process.stop(AotCache.isRecording() ? RECORDING_PATIENCE : STOP_PATIENCE);
  }

  /** Kills it as kill -9 does. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    stop();
  }

  private static JavaCommand command(Settings settings) {
    var jar = ServiceArtefact.jar();
    var jvm = new ArrayList<>(JVM);
    jvm.addAll(AotCache.of("service", jar).jvmArguments());
    var name = "node-" + settings.number();
    return new JavaCommand(
        name,
        jvm,
        List.of(jar),
        ServiceArtefact.MAIN_CLASS,
        List.of(),
        environment(settings, name),
        settings.data().log(name));
  }

  private static Map<String, String> environment(Settings settings, String name) {
    var environment = new HashMap<String, String>();
    environment.put("SERVER_PORT", Integer.toString(settings.port()));
    // the demo users' passwords are public: nobody else on the network may try them
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("KOYOMI_KAFKA_BOOTSTRAP_SERVERS", settings.kafka());
    environment.put("KOYOMI_KAFKA_PARTITIONS", Integer.toString(settings.partitions()));
    environment.put("KOYOMI_REGISTRY_URL", settings.registry());
    environment.put("KOYOMI_ISSUER_URI", settings.issuer());
    environment.put("KOYOMI_STATE_DIR", settings.data().state(settings.number()).toString());
    environment.put("KOYOMI_INSTANCE_ID", name);
    environment.put("KOYOMI_ADVERTISED_URL", settings.url());
    environment.put("KOYOMI_INTERNAL_TOKEN", settings.internalToken());
    environment.put("KOYOMI_STARTUP_WAIT", START_PATIENCE.toString());
    // loopback only, and monitoring a laptop should need no token
    environment.put("KOYOMI_OPEN_METRICS", "true");
    if (settings.roles() != null) {
      environment.put("KOYOMI_ROLES", settings.roles());
    }
    // else the C library keeps an arena of memory for each of many threads
    environment.put("MALLOC_ARENA_MAX", "2");
    return environment;
  }
}
