package koyomi.devstack.cli;

import java.io.PrintStream;
import java.util.Map;
import koyomi.schemas.tail.TopicsTable;

/** {@code topics}: the topic catalogue. */
final class TopicsCommand {
  private TopicsCommand() {}

  static void run(String[] line, PrintStream out) {
    Arguments.parse(line, Map.of("--data", true)).expectNoMore(0);
    out.print(TopicsTable.text());
    out.flush();
  }
}
