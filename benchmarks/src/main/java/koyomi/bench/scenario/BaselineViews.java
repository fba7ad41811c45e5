package koyomi.bench.scenario;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import koyomi.bench.Benchmark;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.baseline.BaselineProcess;
import koyomi.bench.baseline.BaselineServer;
import koyomi.bench.baseline.Variant;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Generator;
import koyomi.bench.load.LoadResult;
import koyomi.bench.stack.Stack;
import koyomi.bench.stack.StackProcesses;
import org.jspecify.annotations.Nullable;

/** Both views from PostgreSQL alone, in all its variants. */
public final class BaselineViews implements Benchmark {
  private static final List<String> DEFAULT_FLAGS = List.of("-Xmx512m");

  /** Instantiated by name. */
  public BaselineViews() {}

  @Override
  public void run(Options options, Report report) throws IOException {
    long seed = MonthViews.seed(options);
    try (BaselineProcess baseline = start(options, null, report)) {
      for (BenchCalendar calendar :
          List.of(
              Generator.crowded(seed, MonthViews.now()),
              Generator.person(seed, MonthViews.now()))) {
        Duel duel = new Duel(calendar, calendar.items(MonthViews.USER), options);
        List<Side> sides = sides(baseline, calendar, options);
        List<LoadResult> results = duel.run(sides, report);
        for (int i = 0; i < sides.size(); i++) {
          String name = sides.get(i).name() + ", " + calendar.name();
          report.figure(name, results.get(i).perSecond(), "/s");
          report.figure(name + ": p99", results.get(i).millis(99), "ms");
          report.load(name, results.get(i));
        }
      }
    }
  }

  /** Starts a baseline with the flags of the service of a stack, if there is one. */
  static BaselineProcess start(Options options, @Nullable Stack stack, Report report)
      throws IOException {
    List<String> flags = DEFAULT_FLAGS;
    if (stack != null) {
      flags = tuning(StackProcesses.service(stack).commandLine());
    }
    report.progress("starting the baseline with " + String.join(" ", flags));
    return BaselineProcess.start(
        flags,
        MonthViews.seed(options),
        MonthViews.now(),
        MonthViews.USER,
        // as the service's own settings
        List.of(
            "--server.tomcat.max-keep-alive-requests=-1",
            "--spring.mvc.publish-request-handled-events=false",
            "--spring.mvc.formcontent.filter.enabled=false"));
  }

  /** Returns its chosen variants as sides: {@code --variants a,b}, or all. */
  static List<Side> sides(BaselineProcess baseline, BenchCalendar calendar, Options options) {
    String chosen = options.text("variants");
    return Arrays.stream(Variant.values())
        .filter(
            variant -> chosen == null || List.of(chosen.split(",", -1)).contains(variant.text()))
        .map(variant ->
            new Side(
                "PostgreSQL " + variant.text(),
                baseline.target(),
                baseline.token(),
                BaselineServer.calendarId(calendar),
                "&variant=" + variant.text()))
        .toList();
  }

  /** Those flags of a Java process that concern speed: heap, collector, compilers, stacks. */
  static List<String> tuning(List<String> commandLine) {
    return commandLine.stream()
        .filter(word -> word.startsWith("-X"))
        .filter(
            word -> !word.contains("AOT") && !word.contains("Shared") && !word.contains("share"))
        .filter(word -> !word.contains("/"))
        .toList();
  }
}
