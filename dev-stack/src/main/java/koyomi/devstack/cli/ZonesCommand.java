package koyomi.devstack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import koyomi.devstack.stack.RunInfo;
import koyomi.schemas.basis.ZonesTool;

/**
 * {@code zones status|report|apply|horizon}: the rules of time zones and the months kept, of the
 * running stack.
 */
final class ZonesCommand {
  private ZonesCommand() {}

  /** Ends this JVM when it is done. */
  static void run(String[] line) {
    var passed = new ArrayList<String>();
    var folder = new ArrayList<String>();
    for (var i = 0; i < line.length; i++) {
      if (line[i].equals("--data") && i + 1 < line.length) {
        folder.addAll(List.of("--data", line[++i]));
      } else {
        passed.add(line[i]);
      }
    }
    var info =
        RunInfo.of(Arguments.parse(folder.toArray(String[]::new), Map.of("--data", true)).data());
    passed.addAll(List.of("--bootstrap", info.kafka(), "--registry", info.registry()));
    ZonesTool.main(passed.toArray(String[]::new));
  }
}
