package koyomi.devstack.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import koyomi.devstack.Ports;
import koyomi.devstack.demo.DemoData;
import koyomi.devstack.process.ChildProcess;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * {@code ./koyomi up}: starts the stack, watches over its processes, stops it in order. It restarts
 * nothing: a part that dies is reported and ends the stack.
 */
public final class Supervisor {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(3);

  private final UpOptions options;
  private final PrintStream out;
  private final Progress progress;
  private volatile boolean stopping;
  private volatile int status;
  private @Nullable FolderLock lock;
  private @Nullable KoyomiStack stack;

  private Supervisor(UpOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.progress = Progress.printing(out);
  }

  /**
   * Runs until SIGINT or SIGTERM (status 0) or until a part dies (status 1).
   *
   * @param arguments as {@code ./koyomi up} takes them
   */
  public static void main(String[] arguments) {
    UpOptions options;
    try {
      options = UpOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("koyomi up: " + e.getMessage());
      System.exit(MISUSED);
      return;
    }
    try {
      // before the log wants to lie in it
      Files.createDirectories(options.data().root());
    } catch (IOException e) {
      System.err.println("koyomi up: can't keep data in " + options.data().root() + ": " + e);
      System.exit(FAILED);
      return;
    }
    logTo(options.data().log("supervisor"));
    var supervisor = new Supervisor(options, System.out);
    // a broker that gives up must not pass for a clean stop
    Exit.setExitProcedure((code, message) -> supervisor.fail("the broker gave up: " + message));
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
    try {
      supervisor.run();
    } catch (RuntimeException e) {
      supervisor.fail(messageOf(e));
    }
  }

  private void run() {
    var data = options.data();
    lock =
        FolderLock.tryTake(data.stackLock())
            .orElseThrow(() ->
                new IllegalStateException(
                    "a stack runs already on "
                        + data.root()
                        + " (see ./koyomi info); choose another folder with --data"));
    requireFree(options.port());
    forget(data);
    progress.report("starting  on " + data.root());
    var secrets = Secrets.draw();
    secrets.save(data.secrets());
    var settings = new KoyomiStack.Settings(data, options.port(), options.roles().orElse(null));
    var starting = KoyomiStack.launch(settings, secrets, progress);
    stack = starting;
    var death = firstDeath(starting);
    // a backbone that can't start would leave the service waiting for it
    CompletableFuture.anyOf(death, starting.backbone().ready()).join();
    starting.awaitReady();
    progress.report("service   at " + starting.url());
    starting.info().save(data.info());
    var demo = new DemoData(starting.url(), starting::token, data.demo());
    demo.loadOnFirstStart(options.empty(), progress::report);
    out.println(Welcome.text(starting, options.dataOption()));
    out.flush();
    if (demo.lacksCompany()) {
      Thread.ofVirtual().name("demo company").start(() -> loadCompany(demo));
    }
    death.join();
  }

  /** Beside what people do already; what is missing when it stops is loaded at the next start. */
  private void loadCompany(DemoData demo) {
    try {
      demo.loadCompany(DemoData.HALF_A_YEAR, progress::report);
    } catch (RuntimeException e) {
      if (!stopping) {
        progress.report("company   not complete, the next start goes on: " + messageOf(e));
      }
    }
  }

  /** Fails once a process has ended that nobody asked to. */
  private CompletableFuture<Object> firstDeath(KoyomiStack running) {
    var processes = new ArrayList<ChildProcess>();
    processes.add(running.backbone().registryProcess());
    running.nodes().forEach(node -> processes.add(node.process()));
    return CompletableFuture.anyOf(
        processes.stream()
            .map(process ->
                process
                    .exit()
                    .thenAccept(code -> {
                      throw new IllegalStateException(obituary(process, code));
                    }))
            .toArray(CompletableFuture[]::new));
  }

  private static String obituary(ChildProcess process, int code) {
    return "%s (process %d) ended with status %d; the end of %s:%n%s"
        .formatted(
            process.name(),
            process.pid(),
            code,
            process.log(),
            String.join(System.lineSeparator(), process.lastLines(20)));
  }

  /** Reports a failure and ends this JVM, which stops the stack; does nothing while it stops. */
  private void fail(String message) {
    if (!stopping) {
      status = FAILED;
      System.err.println("koyomi up: " + message);
      System.exit(FAILED);
    }
  }

  private void stop() {
    stopping = true;
    try {
      var running = stack;
      if (running != null) {
        progress.report("stopping");
        forget(options.data());
        running.close();
        progress.report("stopped");
      }
      var held = lock;
      if (held != null) {
        held.close();
      }
    } catch (RuntimeException e) {
      System.err.println("koyomi up: not all could be stopped: " + messageOf(e));
      status = FAILED;
    } finally {
      out.flush();
      // a JVM ended by a signal reports the signal; an orderly stop is a success
      Runtime.getRuntime().halt(status);
    }
  }

  /** Has to come before the first logger, and before there are threads that would race for it. */
  private static void logTo(Path file) {
    System.setProperty("koyomi.log", file.toString());
    LoggerFactory.getILoggerFactory();
    // Tomcat writes to java.util.logging
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static void requireFree(int port) {
    var end = System.nanoTime() + PORT_PATIENCE.toNanos();
    // the process of a stack that was killed a moment ago may still be ending
    while (!Ports.isFree(port)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "port " + port + " is in use by another program; choose another with --port");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** What an earlier run said is no longer true. */
  private static void forget(DataFolder data) {
    try {
      Files.deleteIfExists(data.info());
      Files.deleteIfExists(data.secrets());
    } catch (IOException e) {
      throw new UncheckedIOException("could not clean " + data.root(), e);
    }
  }

  private static String messageOf(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null
        && (cause instanceof CompletionException
            || cause instanceof IllegalStateException
            || cause instanceof UncheckedIOException)) {
      cause = cause.getCause();
    }
    var message = cause.getMessage();
    return message == null || cause instanceof IOException ? cause.toString() : message;
  }
}
