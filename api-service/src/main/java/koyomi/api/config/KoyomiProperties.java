package koyomi.api.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All settings of the service under {@code koyomi.}; an unknown key fails the start. {@code
 * docs/configuration.md} lists them.
 *
 * @param instanceId name of this instance, the same over restarts, unique in the cluster
 * @param advertisedUrl where other instances reach this one
 * @param internalToken the secret that instances share; at least 16 characters
 * @param issuerUri OpenID Connect issuer of the tokens
 * @param audience what tokens must be meant for
 * @param stateDir folder of the local stores
 * @param roles which stream applications run here
 * @param startupWait how long the start waits for broker and topics to appear
 * @param openMetrics whether metrics are read without a token
 * @param swaggerUi whether the reader of the API's document is served at /docs
 * @param kafka the broker
 * @param registry the schema registry
 * @param streams the stream applications
 * @param writes the way of commands
 * @param reads the way of queries
 * @param history former versions of events
 */
@ConfigurationProperties(prefix = "koyomi", ignoreUnknownFields = false)
public record KoyomiProperties(
    @DefaultValue("koyomi-0") String instanceId,
    URI advertisedUrl,
    String internalToken,
    String issuerUri,
    @DefaultValue("koyomi") String audience,
    @DefaultValue(".koyomi/state") String stateDir,
    @DefaultValue({"calendar", "scheduling"}) Set<String> roles,
    @DefaultValue("0s") Duration startupWait,
    @DefaultValue("false") boolean openMetrics,
    @DefaultValue("true") boolean swaggerUi,
    Kafka kafka,
    Registry registry,
    @DefaultValue Streams streams,
    @DefaultValue Writes writes,
    @DefaultValue Reads reads,
    @DefaultValue History history) {
  private static final int MIN_TOKEN = 16;
  private static final Set<String> ROLES = Set.of("calendar", "scheduling");

  /** Checks what is needed. */
  public KoyomiProperties {
    need(instanceId, "koyomi.instance-id");
    need(advertisedUrl, "koyomi.advertised-url");
    need(issuerUri, "koyomi.issuer-uri");
    need(kafka, "koyomi.kafka.bootstrap-servers");
    need(registry, "koyomi.registry.url");
    need(internalToken, "koyomi.internal-token");
    if (internalToken.length() < MIN_TOKEN) {
      throw new IllegalArgumentException(
          "koyomi.internal-token must have at least " + MIN_TOKEN + " characters");
    }
    roles = Set.copyOf(roles);
    // whoever doesn't run an application doesn't know where its stores are
    if (!roles.equals(ROLES)) {
      throw new IllegalArgumentException(
          "koyomi.roles: in this version an instance runs all of " + ROLES + ", not " + roles);
    }
    if (!"http".equals(advertisedUrl.getScheme()) || advertisedUrl.getHost() == null) {
      throw new IllegalArgumentException("koyomi.advertised-url must be http://host:port");
    }
  }

  /** Returns where others reach this instance. */
  public HostInfo self() {
    int port = advertisedUrl.getPort();
    return new HostInfo(advertisedUrl.getHost(), port < 0 ? 80 : port);
  }

  private static void need(@Nullable Object value, String key) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(key + " is needed");
    }
  }

  private static void positive(Duration value, String key) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be longer than nothing");
    }
  }

  private static void positive(int value, String key) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1");
    }
  }

  /**
   * The broker.
   *
   * @param bootstrapServers host:port, comma-separated
   * @param partitions of every topic; chosen once for ever
   * @param replicationFactor copies of each topic
   * @param properties further client settings (TLS, SASL), given to every client as they are
   */
  public record Kafka(
      String bootstrapServers,
      @DefaultValue("2") int partitions,
      @DefaultValue("1") short replicationFactor,
      @DefaultValue Map<String, String> properties) {
    /** Checks what is needed. */
    public Kafka {
      need(bootstrapServers, "koyomi.kafka.bootstrap-servers");
      positive(partitions, "koyomi.kafka.partitions");
      positive(replicationFactor, "koyomi.kafka.replication-factor");
      properties = Map.copyOf(properties);
    }
  }

  /**
   * The schema registry.
   *
   * @param url its Confluent-compatible API
   */
  public record Registry(String url) {
    /** Checks what is needed. */
    public Registry {
      need(url, "koyomi.registry.url");
    }
  }

  /**
   * The stream applications.
   *
   * @param threads of each application
   * @param standbys copies of each store on other instances
   * @param commitInterval how long a transaction lasts at most
   * @param sessionTimeout how long an instance may be silent before its partitions move
   * @param storeMemory bound of all stores' block cache and write buffers
   */
  public record Streams(
      @DefaultValue("1") int threads,
      @DefaultValue("1") int standbys,
      @DefaultValue("100ms") Duration commitInterval,
      @DefaultValue("8s") Duration sessionTimeout,
      @DefaultValue("128MB") DataSize storeMemory) {
    /** Checks the ranges. */
    public Streams {
      positive(threads, "koyomi.streams.threads");
      positive(commitInterval, "koyomi.streams.commit-interval");
      positive(sessionTimeout, "koyomi.streams.session-timeout");
      if (standbys < 0) {
        throw new IllegalArgumentException("koyomi.streams.standbys must not be negative");
      }
    }
  }

  /**
   * The way of commands.
   *
   * @param timeout how long a request waits for its reply before 503
   * @param maxInFlight the most commands that wait for replies; more are answered 503 at once
   * @param maxPendingAge when the oldest waiting command is older than this, new ones are answered
   *     503 at once
   * @param maxImports the most imports at a time
   */
  public record Writes(
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("4000") int maxInFlight,
      @DefaultValue("4s") Duration maxPendingAge,
      @DefaultValue("2") int maxImports) {
    /** Checks the ranges. */
    public Writes {
      positive(timeout, "koyomi.writes.timeout");
      positive(maxInFlight, "koyomi.writes.max-in-flight");
      positive(maxPendingAge, "koyomi.writes.max-pending-age");
      positive(maxImports, "koyomi.writes.max-imports");
    }
  }

  /**
   * The way of queries.
   *
   * @param timeout how long a read may take, with its hop, its wait for a consistent store and its
   *     wait for a rebalance
   */
  public record Reads(@DefaultValue("5s") Duration timeout) {
    /** Checks the ranges. */
    public Reads {
      positive(timeout, "koyomi.reads.timeout");
    }
  }

  /**
   * Former versions of events.
   *
   * @param retention how long they are kept, and how far back views as of a moment go; the same on
   *     all instances
   */
  public record History(@DefaultValue("400d") Duration retention) {
    /** Checks the ranges. */
    public History {
      if (retention.compareTo(Duration.ofDays(1)) < 0) {
        throw new IllegalArgumentException("koyomi.history.retention must be at least a day");
      }
    }
  }
}
