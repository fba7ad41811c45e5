package koyomi.devstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import koyomi.devstack.Checkout;
import koyomi.devstack.stack.RunningStack;

/**
 * What a command of the launcher printed, run as people run it.
 *
 * @param status it ended with
 * @param out standard output
 * @param err standard error
 */
public record Launched(int status, String out, String err) {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * Runs a command on a stack.
   *
   * @param folder empty, for its output
   * @throws IOException if it can't be run
   * @throws InterruptedException if the test is
   */
  public static Launched on(RunningStack stack, Path folder, String... words)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--data", stack.folder().toString()));
    return of(folder, line);
  }

  /** Runs a command as it is. */
  static Launched of(Path folder, List<String> words) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(Checkout.resolve("koyomi").toString()));
    line.addAll(words);
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(line + " did not end: " + Files.readString(err));
    }
    return new Launched(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** This, which must have ended well. */
  public Launched succeeded() {
    assertThat(status).as(err + out).isZero();
    return this;
  }
}
