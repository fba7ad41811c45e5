package koyomi.bench.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import koyomi.bench.http.HttpTarget;

/** A running baseline. It ends when this is closed, and when this process ends, however. */
public final class BaselineProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final HttpTarget target;
  private final String token;

  private BaselineProcess(Process process, HttpTarget target, String token) {
    this.process = process;
    this.target = target;
    this.token = token;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param jvmFlags of the Java machine
   * @param seed of the generated calendars
   * @param anchor the current month
   * @param user who owns the calendars
   * @param settings of Spring, as arguments
   * @throws IllegalStateException if it ends instead
   */
  public static BaselineProcess start(
      List<String> jvmFlags, long seed, YearMonth anchor, String user, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BaselineServer.class.getName());
    command.addAll(List.of(Long.toString(seed), anchor.toString(), user));
    command.addAll(settings);
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      return ready(process);
    } catch (IOException e) {
      throw new UncheckedIOException("the baseline could not be started", e);
    }
  }

  private static BaselineProcess ready(Process process) throws IOException {
    // its output is left open: closing it could end the process early
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null) {
      if (line.startsWith("READY ")) {
        String[] words = line.split(" ", -1);
        return new BaselineProcess(
            process, new HttpTarget("127.0.0.1", Integer.parseInt(words[1])), words[2]);
      }
      System.err.println("baseline: " + line);
      line = out.readLine();
    }
    throw new IllegalStateException("the baseline ended before it was ready");
  }

  /** Returns where it answers. */
  public HttpTarget target() {
    return target;
  }

  /** Returns its user's token. */
  public String token() {
    return token;
  }

  /** Returns its process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
