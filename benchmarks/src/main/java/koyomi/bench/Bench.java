package koyomi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import koyomi.bench.scenario.BaselineViews;
import koyomi.bench.scenario.Conflicts;
import koyomi.bench.scenario.Crash;
import koyomi.bench.scenario.FreeBusy;
import koyomi.bench.scenario.Idle;
import koyomi.bench.scenario.Imports;
import koyomi.bench.scenario.Invitations;
import koyomi.bench.scenario.Memory;
import koyomi.bench.scenario.MonthViews;
import koyomi.bench.scenario.ReadOwnWrite;
import koyomi.bench.scenario.RoomAnswers;
import koyomi.bench.scenario.Rooms;
import koyomi.bench.scenario.Startup;
import koyomi.bench.scenario.StorePart;
import koyomi.bench.scenario.Writes;
import koyomi.bench.scenario.ZoneChange;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Runs benchmarks by name: {@code ./koyomi bench NAME [--option value]…}. Exit status 0 when all
 * answers were right (goals may be missed: the table says so), 1 when one was wrong, 2 for a
 * mistake in the call.
 */
public final class Bench {
  private static final Path RESULTS = Path.of("target", "bench");

  /** Packages whose benchmarks JMH runs; they take its options, and need no Koyomi. */
  private static final List<String> BY_JMH = List.of("recurrence", "meeting");

  private static final int WRONG = 1;
  private static final int MISUSED = 2;
  private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

  static {
    BENCHMARKS.put("idle", new Idle());
    BENCHMARKS.put("write", Writes.open());
    BENCHMARKS.put("write-closed", Writes.closed());
    BENCHMARKS.put("read-own-write", new ReadOwnWrite());
    BENCHMARKS.put("month-crowded", MonthViews.crowded());
    BENCHMARKS.put("month-person", MonthViews.person());
    BENCHMARKS.put("store", new StorePart());
    BENCHMARKS.put("rooms", new Rooms());
    BENCHMARKS.put("freebusy", new FreeBusy());
    BENCHMARKS.put("conflicts", new Conflicts());
    BENCHMARKS.put("import", new Imports());
    BENCHMARKS.put("invitations", new Invitations());
    BENCHMARKS.put("saga", new RoomAnswers());
    BENCHMARKS.put("memory", new Memory());
    BENCHMARKS.put("baseline", new BaselineViews());
    BENCHMARKS.put("startup", new Startup());
    BENCHMARKS.put("crash", new Crash());
    BENCHMARKS.put("zones", new ZoneChange());
  }

  private Bench() {}

  /**
   * Runs the benchmark named first, or {@code all}.
   *
   * @throws Exception if one can't be run
   */
  public static void main(String[] arguments) throws Exception {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && BY_JMH.contains(arguments[0])) {
      return byJmh(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    List<String> names = names(arguments);
    if (names.isEmpty()) {
      System.err.println("usage: ./koyomi bench NAME [--option value]...; NAME is one of");
      System.err.println(
          "  " + String.join(" ", BENCHMARKS.keySet()) + " all " + String.join(" ", BY_JMH));
      return MISUSED;
    }
    Options options;
    try {
      options = Options.parse(Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return MISUSED;
    }
    boolean right = true;
    for (String name : names) {
      right &= run(name, options);
    }
    return right ? 0 : WRONG;
  }

  private static boolean run(String name, Options options)
      throws IOException, InterruptedException {
    Benchmark benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      throw new IllegalArgumentException(name);
    }
    Report report = new Report(name);
    try {
      benchmark.run(options, report);
    } catch (IllegalStateException e) {
      report.differ(String.valueOf(e.getMessage()));
    }
    report.print();
    report.save(RESULTS);
    return report.isRight();
  }

  private static int byJmh(String family, String... arguments) {
    try {
      JmhFigures.run(family, arguments);
      return 0;
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      return MISUSED;
    } catch (RunnerException e) {
      System.err.println(e.getMessage());
      return WRONG;
    }
  }

  private static List<String> names(String... arguments) {
    if (arguments.length == 0) {
      return List.of();
    }
    if ("all".equals(arguments[0])) {
      return List.copyOf(BENCHMARKS.keySet());
    }
    return BENCHMARKS.containsKey(arguments[0]) ? List.of(arguments[0]) : List.of();
  }
}
