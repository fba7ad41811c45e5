package koyomi.bench.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes of a stack by name. */
public final class StackProcesses {
  /** The name of the first service instance. */
  public static final String SERVICE = "service";

  private static final String SERVICE_MAIN = "koyomi.api.KoyomiApplication";

  private StackProcesses() {}

  /**
   * Finds the processes of a stack: the one that holds its lock, and its descendants.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public static Map<String, StackProcess> of(Stack stack) throws IOException {
    Path lock = stack.data().toRealPath().resolve("run").resolve("stack.lock");
    List<StackProcess> all = StackProcess.all();
    StackProcess supervisor =
        all.stream()
            .filter(process -> process.hasOpen(lock))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("no process of this machine holds " + lock));
    Map<String, StackProcess> named = new LinkedHashMap<>();
    named.put("supervisor", supervisor);
    for (StackProcess process : descendants(all, supervisor.pid())) {
      String name = name(process);
      named.put(named.containsKey(name) ? name + " " + process.pid() : name, process);
    }
    return named;
  }

  /** Returns the service's process of a stack. */
  public static StackProcess service(Stack stack) throws IOException {
    StackProcess service = of(stack).get(SERVICE);
    if (service == null) {
      throw new IllegalStateException("no service process was found");
    }
    return service;
  }

  /** Returns a process's children, their children and so on. */
  static List<StackProcess> descendants(List<StackProcess> all, long root) {
    Set<Long> known = new HashSet<>(Set.of(root));
    List<StackProcess> found = new ArrayList<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (StackProcess process : all) {
        if (!known.contains(process.pid()) && known.contains(process.parent())) {
          known.add(process.pid());
          found.add(process);
          grown = true;
        }
      }
    }
    return found;
  }

  private static String name(StackProcess process) {
    List<String> line = process.commandLine();
    if (line.stream()
        .anyMatch(word -> word.contains(SERVICE_MAIN) || word.contains("api-service"))) {
      return SERVICE;
    }
    if (line.stream().anyMatch(word -> word.contains("apicurio") || word.contains("quarkus"))) {
      return "registry";
    }
    if (line.getFirst().contains("postgres")) {
      return "postgresql";
    }
    if (line.stream().anyMatch(word -> word.contains("lasticsearch"))) {
      return "elasticsearch";
    }
    return Path.of(line.getFirst()).normalize().toString();
  }
}
