package koyomi.devstack.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import koyomi.devstack.stack.RunInfo;

/** {@code info}: where the parts of the running stack answer, as JSON. */
final class InfoCommand {
  private InfoCommand() {}

  static void run(String[] line, PrintStream out) throws IOException {
    var arguments = Arguments.parse(line, Map.of("--data", true));
    arguments.expectNoMore(0);
    var data = arguments.data();
    RunInfo.requireRunning(data);
    out.print(Files.readString(data.info()));
    out.flush();
  }
}
