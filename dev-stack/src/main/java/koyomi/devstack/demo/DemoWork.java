package koyomi.devstack.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import koyomi.devstack.client.RefusedException;

/** Sends requests a few at a time, so that people who look around meanwhile aren't kept waiting. */
final class DemoWork {
  private static final int AT_A_TIME = 4;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int TRIES = 60;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private DemoWork() {}

  /**
   * Does something with each, and returns once all is done.
   *
   * @throws IllegalStateException when one could not be done
   */
  static <T> void each(List<T> items, Consumer<T> work) {
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      var running =
          items.stream()
              .<Future<?>>map(
                  item -> threads.submit(() -> retrying(UNAVAILABLE, () -> work.accept(item))))
              .toList();
      try {
        for (var each : running) {
          each.get();
        }
      } finally {
        // after a failure the rest would fail too, each after its tries
        threads.shutdownNow();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not load the demo data", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading demo data", e);
    }
  }

  /** Tries again for a while when the service asks for patience, or answers a certain status. */
  static void retrying(int status, Runnable request) {
    for (var tries = 1; ; tries++) {
      try {
        request.run();
        return;
      } catch (RefusedException e) {
        var passing =
            e.status() == status || e.status() == TOO_MANY_REQUESTS || e.status() == UNAVAILABLE;
        if (!passing || tries == TRIES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
