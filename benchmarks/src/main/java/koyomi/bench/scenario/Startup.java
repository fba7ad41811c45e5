package koyomi.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.stack.OwnStack;

/** From {@code ./koyomi up} to the first answer: on an empty folder, then on its own data. */
public final class Startup implements Benchmark {
  private static final int STARTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double MILLIS = 1e3;

  /** Instantiated by name. */
  public Startup() {}

  @Override
  public void run(Options options, Report report) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("koyomi-bench-startup");
    for (int i = 0; i < options.number("rounds", STARTS); i++) {
      try (OwnStack stack = OwnStack.start(data, OwnStack.freePort())) {
        Duration ready = stack.awaitReady(PATIENCE);
        String name = i == 0 ? "./koyomi up, empty folder" : "./koyomi up, start " + (i + 1);
        report.figure(name, ready.toMillis() / MILLIS, "s", Goal.atMost(15));
      }
    }
    Folders.delete(data);
  }
}
