package koyomi.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import koyomi.bench.Benchmark;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.stack.OwnStack;
import koyomi.bench.stack.Stack;

/**
 * Kills a whole stack (SIGKILL to its process group) while events are written to it, several times,
 * and proves that no acknowledged write was lost and none was doubled.
 */
public final class Crash implements Benchmark {
  private static final int ROUNDS = 4;
  private static final int MIN_MILLIS = 1_500;
  private static final int MAX_MILLIS = 7_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Instantiated by name. */
  public Crash() {}

  @Override
  public void run(Options options, Report report) throws IOException, InterruptedException {
    int rounds = options.number("rounds", ROUNDS);
    int seed = options.number("seed", (int) (System.nanoTime() & 0xffff));
    SplittableRandom random = new SplittableRandom(seed);
    report.progress("repeat with --seed " + seed);
    Path data = Files.createTempDirectory("koyomi-bench-crash");
    int port = OwnStack.freePort();
    CrashLedger ledger = new CrashLedger();
    List<String> calendars = new ArrayList<>();
    OwnStack stack = OwnStack.start(data, port);
    try {
      stack.awaitReady(PATIENCE);
      for (int round = 1; round <= rounds; round++) {
        Stack running = stack.stack();
        if (calendars.isEmpty()) {
          Calendars.create(running, "bench crash", 1).forEach(c -> calendars.add(c.id()));
        }
        long pause = random.nextLong(MIN_MILLIS, MAX_MILLIS);
        try (var _ = CrashWriters.start(running, calendars, ledger, round)) {
          TimeUnit.MILLISECONDS.sleep(pause);
          stack.kill();
        }
        report.progress(
            "round %d: killed after %d ms; %d acknowledged, %d unknown so far"
                .formatted(round, pause, ledger.acknowledged().size(), ledger.unknown().size()));
        stack = OwnStack.start(data, port);
        double ready = stack.awaitReady(PATIENCE).toMillis() / 1e3;
        report.figure("ready again after kill " + round, ready, "s");
        new CrashCheck(stack.stack(), calendars, ledger, report).check();
      }
    } finally {
      stack.close();
    }
    report.figure("kills", rounds, "");
    report.figure("acknowledged writes", ledger.acknowledged().size(), "");
    report.figure("writes whose answer was cut off", (double) ledger.cutOff(), "");
    report.figure("writes refused", (double) ledger.refusals(), "");
    Folders.delete(data);
  }
}
