package koyomi.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.CalendarFile;
import koyomi.bench.http.RestSession;
import koyomi.bench.stack.Launcher;
import koyomi.bench.stack.Metrics;
import koyomi.bench.stack.Stack;

/** Imports of 10,000 and of 100,000 events by the launcher's command: time, and the heap for it. */
public final class Imports implements Benchmark {
  private static final int SMALL = 10_000;
  private static final int LARGE = 100_000;
  private static final double MIB = 1024.0 * 1024;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String USER = "admin";

  /** Instantiated by name. */
  public Imports() {}

  @Override
  public void run(Options options, Report report) throws IOException, InterruptedException {
    Stack stack = Stack.running(options);
    measure(stack, options.number("small", SMALL), Goal.atMost(20), report);
    measure(stack, options.number("large", LARGE), Goal.NONE, report);
  }

  private static void measure(Stack stack, int events, Goal goal, Report report)
      throws IOException, InterruptedException {
    String run = Calendars.runId();
    String name = "%,d events".formatted(events);
    Path file = Files.createTempFile("koyomi-import", ".ics");
    try (RestSession watch = stack.session(USER)) {
      CalendarFile.write(file, run, events);
      String calendar = Calendars.create(watch, "bench import " + run);
      report.progress(name + ", " + Files.size(file) + " bytes");
      double before = live(watch);
      long start = System.nanoTime();
      CompletableFuture<Void> done = Launcher.own().importing(file, calendar, USER, stack.data());
      double most = 0;
      while (!done.isDone()) {
        most = Math.max(most, used(watch));
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
      done.join();
      report.figure(name, (System.nanoTime() - start) / 1e9, "s", goal);
      report.figure(name + ": live heap before", before / MIB, "MiB");
      report.figure(name + ": heap at most, garbage in it", most / MIB, "MiB");
      report.figure(name + ": extra", (most - before) / MIB, "MiB", Goal.atMost(256));
    } finally {
      Files.delete(file);
    }
  }

  private static double used(RestSession session) {
    return Metrics.of(session).sum("jvm_memory_used_bytes", "area=\"heap\"");
  }

  private static double live(RestSession session) {
    return Metrics.of(session).sum("jvm_gc_live_data_size_bytes", "");
  }
}
