package koyomi.devstack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import koyomi.devstack.stack.RunInfo;
import koyomi.schemas.tail.Tail;

/** {@code tail TOPIC [--from-beginning] [--until-end]}: a topic's records as lines of JSON. */
final class TailCommand {
  private static final List<String> PASSED_ON = List.of("--from-beginning", "--until-end");

  private TailCommand() {}

  /** Ends this JVM when the reader is done. */
  static void run(String[] line) {
    var arguments =
        Arguments.parse(
            line, Map.of("--data", true, "--from-beginning", false, "--until-end", false));
    var topic = arguments.word(0, "TOPIC");
    arguments.expectNoMore(1);
    var info = RunInfo.of(arguments.data());
    var passed = new ArrayList<String>();
    passed.add(topic);
    PASSED_ON.stream().filter(arguments::has).forEach(passed::add);
    passed.addAll(List.of("--bootstrap", info.kafka(), "--registry", info.registry()));
    Tail.main(passed.toArray(String[]::new));
  }
}
