package koyomi.devstack.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows that something long goes on, and for how long, once a second; silent for what is short. */
final class Ticker implements AutoCloseable {
  private final PrintStream err;
  private final String what;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("ticker").unstarted(task));

  private Ticker(PrintStream err, String what) {
    this.err = err;
    this.what = what;
  }

  static Ticker start(PrintStream err, String what) {
    var ticker = new Ticker(err, what);
    var _ = ticker.clock.scheduleAtFixedRate(ticker::tick, 1, 1, TimeUnit.SECONDS);
    return ticker;
  }

  private void tick() {
    err.printf("%s: %d s%n", what, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    err.flush();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
