package koyomi.devstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import koyomi.devstack.process.ChildProcess;
import koyomi.devstack.process.JavaCommand;
import koyomi.devstack.process.Readiness;

/**
 * An Apicurio schema registry in a process of its own, on loopback only. Its H2 files keep schemas
 * and ids across restarts and kills.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);

  private final Path dir;
  private final int port;
  private final Path log;
  private final List<String> jvmArguments;
  private volatile ChildProcess process;

  private EmbeddedRegistry(Path dir, int port, Path log, List<String> jvmArguments) {
    this.dir = dir;
    this.port = port;
    this.log = log;
    this.jvmArguments = jvmArguments;
    this.process = ChildProcess.start(command());
  }

  /**
   * Starts a registry on a free port and waits until it answers (about 6 s).
   *
   * @param dir its data and log; made when missing
   * @return the running registry
   */
  public static EmbeddedRegistry start(Path dir) {
    var registry = launch(dir, Ports.free(), dir.resolve("registry.log"), List.of());
    registry.awaitReady();
    return registry;
  }

  /**
   * Starts a registry without waiting for it; see {@link #awaitReady}.
   *
   * @param dir its data; made when missing
   * @param port where it answers
   * @param log where its output goes
   * @param jvmArguments more options for its JVM
   * @return the starting registry
   */
  public static EmbeddedRegistry launch(Path dir, int port, Path log, List<String> jvmArguments) {
    return new EmbeddedRegistry(
        dir.toAbsolutePath(), port, log.toAbsolutePath(), List.copyOf(jvmArguments));
  }

  /**
   * Waits until it answers, 90 s at most.
   *
   * @throws IllegalStateException when it died or the time is over
   */
  public void awaitReady() {
    Readiness.await(process, URI.create(url() + "/subjects"), START_PATIENCE);
  }

  /** The base of its Confluent-compatible API. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** Its process, for whoever watches over it. */
  public ChildProcess process() {
    return process;
  }

  /** Stops it cleanly. */
  public void stop() {
    process.stop(STOP_PATIENCE);
  }

  /** Kills it as kill -9 does. */
  public void kill() {
    process.kill();
  }

  /** Starts it again after {@link #stop} or {@link #kill}: same port, same data; waits for it. */
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("the registry runs already");
    }
    process = ChildProcess.start(command());
    awaitReady();
  }

  @Override
  public void close() {
    stop();
  }

  private JavaCommand command() {
    var jvm = new ArrayList<String>();
    // start-up is all its work here: the first compiler alone does it with least time and memory
    jvm.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx192m",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxMetaspaceSize=192m"));
    jvm.addAll(
        List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            // its second listener would take a fixed port on every interface
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=0",
            "-Dapicurio.storage.kind=sql",
            "-Dapicurio.storage.sql.kind=h2",
            // without the delay a schema registered just before a crash would be forgotten
            "-Dapicurio.datasource.url=jdbc:h2:file:"
                + dir.resolve("registry")
                + ";WRITE_DELAY=0"));
    jvm.addAll(jvmArguments);
    return new JavaCommand(
        "registry",
        jvm,
        List.of(jar()),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
        List.of(),
        Map.of(),
        log);
  }

  /**
   * The registry's program, which the build unpacks.
   *
   * @throws IllegalStateException when the module is not built
   */
  public static Path jar() {
    var home = Checkout.resolve("dev-stack/embedded/target/registry");
    var jar = home.resolve("quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          "no registry in " + home + ": build the module koyomi-embedded first");
    }
    return jar;
  }
}
