package koyomi.devstack.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import koyomi.devstack.cli.Arguments;

/**
 * What {@code ./koyomi up} is asked for.
 *
 * @param port of the API
 * @param data where everything is kept
 * @param roles which topologies run; all when absent
 * @param empty whether to leave out the demo data
 */
record UpOptions(int port, DataFolder data, Optional<String> roles, boolean empty) {
  static final int DEFAULT_PORT = 8080;

  /**
   * Reads the command line.
   *
   * @param line what follows {@code up}
   * @throws IllegalArgumentException with what is wrong with it
   */
  static UpOptions parse(String... line) {
    var arguments =
        Arguments.parse(
            line, Map.of("--port", true, "--data", true, "--roles", true, "--empty", false));
    arguments.expectNoMore(0);
    return new UpOptions(
        arguments.port("--port").orElse(DEFAULT_PORT),
        arguments.data(),
        arguments.option("--roles").map(Roles::checked),
        arguments.has("--empty"));
  }

  /** The part of a command line that finds this stack again, quoted where a shell needs it. */
  String dataOption() {
    var standard = new DataFolder(Path.of(System.getProperty(Arguments.DEFAULT_DATA, ".koyomi")));
    return data.equals(standard) ? "" : " --data " + quoted(data.root().toString());
  }

  private static String quoted(String word) {
    return word.matches("[\\w/.:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
