package koyomi.devstack.stack;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import koyomi.devstack.Ports;
import koyomi.devstack.cli.Arguments;

/**
 * {@code ./koyomi node}: one more service instance beside those of a running stack, until Ctrl-C.
 * It ends when the stack does.
 */
public final class NodeRunner {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int MOST_NODES = 64;

  private NodeRunner() {}

  /**
   * Runs until SIGINT or SIGTERM (status 0), or until the instance or the stack ends (status 1).
   *
   * @param line as {@code ./koyomi node} takes them
   */
  public static void main(String[] line) {
    try {
      run(Arguments.parse(line, Map.of("--port", true, "--roles", true, "--data", true)));
    } catch (IllegalArgumentException e) {
      System.err.println("koyomi node: " + e.getMessage());
      System.exit(MISUSED);
    } catch (RuntimeException e) {
      System.err.println("koyomi node: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void run(Arguments arguments) {
    arguments.expectNoMore(0);
    var roles = arguments.option("--roles").map(Roles::checked);
    var progress = Progress.printing(System.out);
    var data = arguments.data();
    var info = RunInfo.of(data);
    var secrets = Secrets.read(data.secrets());
    var place = Place.take(data);
    var port = arguments.port("--port").orElseGet(Ports::free);
    if (!Ports.isFree(port)) {
      throw new IllegalStateException(
          "port " + port + " is in use by another program; choose another with --port");
    }
    var node =
        ServiceNode.launch(
            new ServiceNode.Settings(
                place.number(),
                port,
                roles.orElse(null),
                info.kafka(),
                Partitions.of(data),
                info.registry(),
                info.issuer(),
                secrets.betweenInstances(),
                data));
    var stopped = new CompletableFuture<Void>();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  var asked = stopped.complete(null);
                  node.stop();
                  place.lock().close();
                  Runtime.getRuntime().halt(asked ? 0 : FAILED);
                },
                "stop"));
    progress.report("starting  node-" + place.number());
    node.awaitReady();
    progress.report("node-" + place.number() + "    at " + node.url());
    var ended =
        CompletableFuture.anyOf(
                node.process().exit().thenApply(status -> "ended with status " + status),
                stackEnd(secrets))
            .join();
    if (stopped.complete(null)) {
      throw new IllegalStateException("node-" + place.number() + ": " + ended);
    }
  }

  private static CompletableFuture<String> stackEnd(Secrets secrets) {
    return ProcessHandle.of(secrets.supervisor())
        .map(supervisor -> supervisor.onExit().thenApply(gone -> "the stack has ended"))
        .orElseGet(() -> CompletableFuture.completedFuture("the stack has ended"));
  }

  /** A number among the instances of a data folder, taken for as long as this JVM lives. */
  private record Place(int number, FolderLock lock) {
    static Place take(DataFolder data) {
      // 0 is the stack's own
      for (var number = 1; number < MOST_NODES; number++) {
        var lock = FolderLock.tryTake(data.nodeLock(number));
        if (lock.isPresent()) {
          return new Place(number, lock.get());
        }
      }
      throw new IllegalStateException("more than " + MOST_NODES + " instances on " + data.root());
    }
  }
}
