package koyomi.bench.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The project's launcher.
 *
 * @param script {@code ./koyomi}
 */
public record Launcher(Path script) {
  /** The one that runs this: of the system property {@code koyomi.launcher}, or in this folder. */
  public static Launcher own() {
    return new Launcher(
        Path.of(System.getProperty("koyomi.launcher", "koyomi")).toAbsolutePath().normalize());
  }

  /**
   * Returns a token of a demo user.
   *
   * @param data folder of the running stack
   * @throws IllegalStateException if there is none to be had
   */
  public String token(String user, Path data) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(List.of("token", user, "--data", data.toString())))
            .redirectError(Redirect.INHERIT)
            .start();
    String token =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0 || token.isEmpty()) {
      throw new IllegalStateException("no token for " + user + " from ./koyomi token");
    }
    return token;
  }

  /**
   * Has a running stack take the rules of time zones in a folder, and waits until it is told.
   *
   * @param zone of which alone rules are taken
   * @param data folder of the running stack
   * @throws IllegalStateException if they aren't taken
   */
  public void applyZoneRules(Path rules, String zone, Path data)
      throws IOException, InterruptedException {
    List<String> arguments = List.of("zones", "apply", "--rules", rules.toString());
    List<String> command = command(arguments);
    command.addAll(List.of("--zones", zone, "--data", data.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("./koyomi zones apply failed");
    }
  }

  /**
   * Imports a file by {@code ./koyomi import}.
   *
   * @param calendar where to
   * @param user whose it is
   * @param data folder of the running stack
   * @return completes with the command, exceptionally if it fails
   */
  public CompletableFuture<Void> importing(Path file, String calendar, String user, Path data)
      throws IOException {
    List<String> command = command(List.of("import", file.toString()));
    command.addAll(List.of("--calendar", calendar, "--user", user, "--data", data.toString()));
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT)
        .start()
        .onExit()
        .thenAccept(process -> {
          if (process.exitValue() != 0) {
            throw new IllegalStateException("./koyomi import failed");
          }
        });
  }

  /** Returns the command line of a sub-command. */
  List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    command.addAll(arguments);
    return command;
  }
}
