package koyomi.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running Java process of the embedded stack. It ends when this process ends, however. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JavaCommand command;
  private final Process process;

  private ChildProcess(JavaCommand command, Process process) {
    this.command = command;
    this.process = process;
  }

  /**
   * Starts a process; it is not yet ready for anything.
   *
   * @param command what to run
   * @return the running process
   */
  public static ChildProcess start(JavaCommand command) {
    try {
      Files.createDirectories(command.log().toAbsolutePath().getParent());
      var builder = new ProcessBuilder(command.commandLine());
      builder.environment().putAll(command.environment());
      builder.redirectErrorStream(true);
      builder.redirectOutput(Redirect.appendTo(command.log().toFile()));
      return new ChildProcess(command, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + command.name(), e);
    }
  }

  /** What people call it. */
  public String name() {
    return command.name();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Where its output goes. */
  public Path log() {
    return command.log();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit status once it has ended. */
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Waits for its end.
   *
   * @param patience how long at most
   * @return whether it has ended
   */
  public boolean awaitExit(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Asks it to stop (SIGTERM), waits, and kills it when it has not stopped by then.
   *
   * @param patience how long it may take
   * @return whether it stopped by itself
   */
  public boolean stop(Duration patience) {
    // not Process.destroy(): it also closes the child's standard input, which means to the child
    // that
    // its parent is gone, and it would halt at once
    process.toHandle().destroy();
    if (awaitExit(patience)) {
      return true;
    }
    kill();
    return false;
  }

  /** Kills it (SIGKILL) and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it as {@link #stop} does, within 20 seconds. */
  @Override
  public void close() {
    stop(PATIENCE);
  }

  /**
   * The last lines of its log, for a message about its death.
   *
   * @param count how many at most
   * @return the lines, oldest first
   */
  public List<String> lastLines(int count) {
    try {
      var lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of("(its log " + log() + " can't be read: " + e.getMessage() + ")");
    }
  }
}
