package koyomi.devstack.stack;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import koyomi.devstack.EmbeddedIssuer;
import koyomi.devstack.EmbeddedKafka;
import koyomi.devstack.EmbeddedRegistry;
import koyomi.devstack.process.ChildProcess;

/**
 * What every service instance leans on: broker, registry and issuer, started side by side. Their
 * addresses are known before they answer, so that instances can start beside them.
 */
public final class Backbone implements AutoCloseable {
  private final StackPorts ports;
  private final EmbeddedRegistry registry;
  private final CompletableFuture<EmbeddedKafka> kafka;
  private final CompletableFuture<EmbeddedIssuer> issuer;
  private final CompletableFuture<Void> ready;

  private Backbone(DataFolder data, Secrets secrets, Deployment deployment, Progress progress) {
    ports = StackPorts.choose(data.ports());
    registry =
        EmbeddedRegistry.launch(
            data.registry(),
            ports.registry(),
            data.log("registry"),
            AotCache.of("registry", EmbeddedRegistry.jar()).jvmArguments());
    kafka =
        started(
            "broker",
            () -> EmbeddedKafka.start(data.broker(), ports.kafka()),
            "at " + kafka(),
            progress);
    issuer =
        started(
            "issuer",
            () -> EmbeddedIssuer.start(data.issuer(), ports.issuer(), secrets.tokens()),
            "at " + issuer(),
            progress);
    var registryReady =
        started(
            "registry",
            () -> {
              registry.awaitReady();
              return registry;
            },
            "at " + registry(),
            progress);
    ready =
        CompletableFuture.allOf(kafka, registryReady)
            .thenRunAsync(
                () -> progress.report("deployed  " + deployment.deploy(kafka(), registry())),
                task -> Thread.ofPlatform().name("deployment").start(task))
            .thenCombine(issuer, (deployed, started) -> null);
  }

  /**
   * Starts all without waiting; see {@link #awaitReady}.
   *
   * @param data where they keep their data
   * @param secrets of this run
   * @param deployment the admin step, done once broker and registry answer
   * @param progress hears of each part that is ready
   * @return the starting backbone
   */
  static Backbone launch(
      DataFolder data, Secrets secrets, Deployment deployment, Progress progress) {
    return new Backbone(data, secrets, deployment, progress);
  }

  /**
   * Waits until all answer and the admin step is done.
   *
   * @throws IllegalStateException when one of them can't start
   */
  public void awaitReady() {
    try {
      ready.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Completes when all answer, exceptionally when one can't start. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Bootstrap servers. */
  public String kafka() {
    return "127.0.0.1:" + ports.kafka();
  }

  /** The registry's Confluent-compatible API. */
  public String registry() {
    return registry.url();
  }

  /** The issuer identifier. */
  public String issuer() {
    return "http://127.0.0.1:" + ports.issuer();
  }

  /** The running broker; waits for it. */
  public EmbeddedKafka broker() {
    return kafka.join();
  }

  /** The running issuer; waits for it. */
  public EmbeddedIssuer tokens() {
    return issuer.join();
  }

  /** The registry's process. */
  public ChildProcess registryProcess() {
    return registry.process();
  }

  /** Stops issuer, registry and broker, also while they start. */
  @Override
  public void close() {
    registry.stop();
    closeWhenStarted(issuer);
    closeWhenStarted(kafka);
  }

  private static <T> CompletableFuture<T> started(
      String name, Supplier<T> start, String where, Progress progress) {
    return CompletableFuture.supplyAsync(
        () -> {
          var part = start.get();
          progress.report("%-9s %s".formatted(name, where));
          return part;
        },
        // Kafka and Tomcat start threads that inherit from this one: no virtual thread, no pool
        task -> Thread.ofPlatform().name("start-" + name).start(task));
  }

  private static <T extends AutoCloseable> void closeWhenStarted(CompletableFuture<T> part) {
    part.orTimeout(Duration.ofSeconds(20).toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
        .handle((started, failure) -> {
          // what could not start has nothing to close, and its failure has been reported
          if (started != null) {
            close(started);
          }
          return null;
        })
        .join();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not stop " + part, e);
    }
  }
}
