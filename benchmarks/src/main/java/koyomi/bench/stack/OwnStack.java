package koyomi.bench.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import koyomi.bench.http.BlockingConnection;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.Request;

/** A stack of a benchmark's own, in a process group of its own, which may be killed. */
public final class OwnStack implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final int PAUSE_MILLIS = 20;

  private final Process process;
  private final Path data;
  private final HttpTarget api;
  private final long startedAt = System.nanoTime();
  private final Instant startedWhen = Instant.now();

  private OwnStack(Process process, Path data, HttpTarget api) {
    this.process = process;
    this.data = data;
    this.api = api;
  }

  /**
   * Starts one without demo data; it is not ready yet.
   *
   * @param data its folder
   * @param port of the API
   */
  public static OwnStack start(Path data, int port) throws IOException {
    Launcher launcher = Launcher.own();
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(
        launcher.command(
            List.of("up", "--empty", "--data", data.toString(), "--port", Integer.toString(port))));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(data.resolve("up.log").toFile()))
            .start();
    return new OwnStack(process, data, new HttpTarget("127.0.0.1", port));
  }

  /** Returns a port that nobody uses now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until reads and writes are answered and the commands of the launcher find it.
   *
   * @return how long that took since the start
   * @throws IllegalStateException if it ends instead or is not ready in time
   */
  public Duration awaitReady(Duration patience) throws InterruptedException {
    long end = startedAt + patience.toNanos();
    while (!isReady()) {
      if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "./koyomi up ended with status " + process.exitValue() + "; see " + log());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("./koyomi up was not ready in time; see " + log());
      }
    }
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Returns it as one that runs; it has to be ready. */
  public Stack stack() {
    return Stack.of(data);
  }

  /** Returns where it answers. */
  public HttpTarget api() {
    return api;
  }

  /** Returns the file with its output. */
  public Path log() {
    return data.resolve("up.log");
  }

  /**
   * Kills all its processes at once (SIGKILL to the group) and waits until they are gone.
   *
   * @throws IllegalStateException if one can't be killed
   */
  public void kill() throws IOException, InterruptedException {
    List<StackProcess> all = StackProcess.all();
    Set<Long> pids = new LinkedHashSet<>();
    all.stream()
        .filter(other -> other.group() == process.pid())
        .forEach(other -> pids.add(other.pid()));
    StackProcesses.descendants(all, process.pid()).forEach(child -> pids.add(child.pid()));
    new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid()).inheritIO().start().waitFor();
    // a child that made a group of its own, as PostgreSQL's do, is not in ours
    for (long pid : pids) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    process.waitFor();
    for (long pid : pids) {
      if (ProcessHandle.of(pid).isPresent() && !hasEnded(pid)) {
        throw new IllegalStateException("process " + pid + " survived SIGKILL");
      }
    }
  }

  private static boolean hasEnded(long pid) throws InterruptedException {
    long end = System.nanoTime() + STOP.toNanos();
    while (!new StackProcess(pid).commandLine().getFirst().isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return true;
  }

  /** Stops it in good order; kills it if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the stack could not be killed", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() {
    return isKnown() && answers();
  }

  /** Tells whether this start, not one before it, has told where it answers. */
  private boolean isKnown() {
    try {
      Path info = data.resolve("run").resolve("info.json");
      return !Files.getLastModifiedTime(info).toInstant().isBefore(startedWhen);
    } catch (IOException e) {
      // not written yet
      return false;
    }
  }

  private boolean answers() {
    try (BlockingConnection connection = BlockingConnection.open(api, PROBE)) {
      Request probe = Request.of("GET", "/actuator/health/readiness").build();
      return connection.exchange(probe).isSuccess();
    } catch (IOException e) {
      // nobody listens yet
      return false;
    }
  }
}
