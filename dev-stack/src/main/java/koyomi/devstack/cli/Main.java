package koyomi.devstack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import koyomi.devstack.client.RefusedException;

/** The commands that talk to a running stack: {@code token}, {@code info}, {@code import}, … */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  /**
   * Runs one command; its result is on standard output, everything else on standard error.
   *
   * @param line the command and its arguments
   */
  public static void main(String[] line) {
    System.exit(run(line));
  }

  private static int run(String[] line) {
    var name = line.length == 0 ? "" : line[0];
    var rest = line.length == 0 ? line : Arrays.copyOfRange(line, 1, line.length);
    try {
      switch (name) {
        case "token" -> TokenCommand.run(rest, System.out);
        case "info" -> InfoCommand.run(rest, System.out);
        case "import" -> ImportCommand.run(rest, System.out, System.err);
        case "export" -> ExportCommand.run(rest, System.out, System.err);
        case "topics" -> TopicsCommand.run(rest, System.out);
        case "tail" -> TailCommand.run(rest);
        case "zones" -> ZonesCommand.run(rest);
        case "verify" -> VerifyCommand.run(rest, System.out);
        default -> throw new IllegalArgumentException("no such command");
      }
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("koyomi " + name + ": " + e.getMessage());
      return MISUSED;
    } catch (IllegalStateException | RefusedException e) {
      System.err.println("koyomi " + name + ": " + e.getMessage());
      return FAILED;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("koyomi " + name + ": " + e);
      return FAILED;
    }
  }
}
