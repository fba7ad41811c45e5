package koyomi.topologies;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed; where that happens again and again, stops the client, so
 * that its tasks move and its health check fails.
 */
public final class ThreadReplacement implements StreamsUncaughtExceptionHandler {
  /** The most replacements within {@link #WITHIN}. */
  public static final int MOST = 10;

  /** The stretch of time that is looked at. */
  public static final Duration WITHIN = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);

  private final InstantSource clock;
  private final Deque<Long> failures = new ArrayDeque<>();

  /** Makes a handler for one client. */
  public ThreadReplacement(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
    long now = clock.millis();
    failures.add(now);
    while (failures.getFirst() < now - WITHIN.toMillis()) {
      failures.removeFirst();
    }
    boolean hopeless = failures.size() > MOST;
    LOG.error(
        "A stream thread failed ({} times lately); {}",
        failures.size(),
        hopeless ? "stopping this client" : "replacing it",
        exception);
    return hopeless
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
