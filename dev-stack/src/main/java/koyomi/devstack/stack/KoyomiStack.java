package koyomi.devstack.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import koyomi.devstack.Ports;
import koyomi.schemas.TopicSettings;
import org.jspecify.annotations.Nullable;

/**
 * Everything embedded, with any number of service instances: for tests over HTTP and for the
 * launcher. Instances can be stopped, killed and started again one by one.
 */
public final class KoyomiStack implements AutoCloseable {
  private final DataFolder data;
  private final Secrets secrets;
  private final @Nullable String roles;
  private final int partitions;
  private final Backbone backbone;
  private final List<ServiceNode> nodes = new CopyOnWriteArrayList<>();

  /**
   * What a stack is told.
   *
   * @param data where everything is kept
   * @param port of the first instance
   * @param roles which topologies the instances run, or null for all
   */
  record Settings(DataFolder data, int port, @Nullable String roles) {}

  private KoyomiStack(Settings settings, Secrets secrets, Progress progress) {
    this.data = settings.data();
    this.secrets = secrets;
    this.roles = settings.roles();
    this.partitions = Partitions.of(data);
    var topics = new TopicSettings(partitions, TopicSettings.EMBEDDED.replicationFactor());
    this.backbone = Backbone.launch(data, secrets, new SchemaDeployment(topics), progress);
  }

  /**
   * Starts a stack and waits until all its instances take reads and writes.
   *
   * @param data where everything is kept; made when missing
   * @param instances how many service instances, on free ports
   * @return the running stack
   * @throws IllegalStateException when a part can't start; what had started is stopped
   */
  public static KoyomiStack start(Path data, int instances) {
    return start(new DataFolder(data), instances, Secrets.draw());
  }

  /** Starts a stack as {@link #start(Path, int)} does, with secrets that others may know. */
  static KoyomiStack start(DataFolder data, int instances, Secrets secrets) {
    var ports = new ArrayList<Integer>();
    for (var i = 0; i < instances; i++) {
      ports.add(Ports.free());
    }
    var stack = launch(new Settings(data, ports.getFirst(), null), secrets, Progress.SILENT);
    try {
      ports.stream().skip(1).forEach(stack::launchNode);
      stack.awaitReady();
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** What the launcher's commands are told of this stack. */
  public RunInfo info() {
    return new RunInfo(
        url(), backbone.issuer(), backbone.kafka(), backbone.registry(), null, null, null);
  }

  /** Starts everything with one instance, side by side, without waiting. */
  static KoyomiStack launch(Settings settings, Secrets secrets, Progress progress) {
    var stack = new KoyomiStack(settings, secrets, progress);
    try {
      stack.launchNode(settings.port());
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Waits for the backbone and every instance. */
  void awaitReady() {
    backbone.awaitReady();
    nodes.forEach(ServiceNode::awaitReady);
  }

  private ServiceNode launchNode(int port) {
    var node = ServiceNode.launch(nodeSettings(nodes.size(), port));
    nodes.add(node);
    return node;
  }

  private ServiceNode.Settings nodeSettings(int number, int port) {
    return new ServiceNode.Settings(
        number,
        port,
        roles,
        backbone.kafka(),
        partitions,
        backbone.registry(),
        backbone.issuer(),
        secrets.betweenInstances(),
        data);
  }

  /**
   * Starts one more instance on a free port and waits for it.
   *
   * @return its number
   */
  public int addNode() {
    var node = launchNode(Ports.free());
    node.awaitReady();
    return node.settings().number();
  }

  /**
   * Starts a stopped or killed instance again, on its port and with its stores, and waits for it.
   *
   * @param number from 0
   */
  public void startNode(int number) {
    var former = nodes.get(number);
    if (former.process().isAlive()) {
      throw new IllegalStateException(former.process().name() + " runs already");
    }
    var node = ServiceNode.launch(former.settings());
    nodes.set(number, node);
    node.awaitReady();
  }

  /**
   * An instance, to be stopped or killed.
   *
   * @param number from 0
   */
  public ServiceNode node(int number) {
    return nodes.get(number);
  }

  /** All instances, running or not. */
  public List<ServiceNode> nodes() {
    return List.copyOf(nodes);
  }

  /**
   * Where an instance answers.
   *
   * @param number from 0
   */
  public String url(int number) {
    return nodes.get(number).url();
  }

  /** Where the first instance answers. */
  public String url() {
    return url(0);
  }

  /**
   * A token good for 12 hours.
   *
   * @param userId a demo user or any other id
   */
  public String token(String userId) {
    return backbone.tokens().token(userId);
  }

  /** Broker, registry and issuer. */
  public Backbone backbone() {
    return backbone;
  }

  /** Stops the instances, side by side, then what they lean on. */
  @Override
  public void close() {
    // so that their last transactions and group departures still find the broker
    nodes.parallelStream().forEach(ServiceNode::stop);
    backbone.close();
  }
}
