package koyomi.bench.load;

import java.time.Duration;

/**
 * How to load.
 *
 * @param connections open at the same time
 * @param ratePerSecond arrivals a second; 0 for a closed loop
 * @param warmUp sent but not measured
 * @param duration measured
 * @param maxRequests ends the measured part earlier, at least 1
 * @param sampleEvery each so many answers one has its body checked, at least 1
 */
public record LoadPlan(
    int connections,
    int ratePerSecond,
    Duration warmUp,
    Duration duration,
    long maxRequests,
    int sampleEvery) {
  private static final int SAMPLE = 64;
  private static final int MAX_CONNECTIONS = 1_024;
  private static final int MAX_RATE = 100_000;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if something is beyond them
   */
  public LoadPlan {
    if (connections < 1 || connections > MAX_CONNECTIONS) {
      throw new IllegalArgumentException("1 to " + MAX_CONNECTIONS + " connections");
    }
    if (ratePerSecond < 0 || ratePerSecond > MAX_RATE) {
      throw new IllegalArgumentException("at most " + MAX_RATE + " requests a second");
    }
    if (warmUp.plus(duration).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("at most " + LONGEST);
    }
    if (maxRequests < 1 || sampleEvery < 1) {
      throw new IllegalArgumentException("counts begin at 1");
    }
  }

  /** A closed loop. */
  public static LoadPlan closed(int connections, Duration warmUp, Duration duration) {
    return new LoadPlan(connections, 0, warmUp, duration, Long.MAX_VALUE, SAMPLE);
  }

  /** A closed loop of so many requests, each body checked. */
  public static LoadPlan count(int connections, long requests) {
    return new LoadPlan(connections, 0, Duration.ZERO, LONGEST, requests, 1);
  }

  /** An open loop. */
  public static LoadPlan open(
      int ratePerSecond, int connections, Duration warmUp, Duration duration) {
    return new LoadPlan(connections, ratePerSecond, warmUp, duration, Long.MAX_VALUE, SAMPLE);
  }

  /** Tells whether arrivals don't wait for answers. */
  boolean isOpen() {
    return ratePerSecond > 0;
  }
}
