package koyomi.devstack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits until a process answers an HTTP request with 200. */
public final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int PROBE_TIMEOUT_MILLIS = 2_000;

  private Readiness() {}

  /**
   * Asks again and again until the answer is 200.
   *
   * @param process whose death ends the wait
   * @param uri what to GET
   * @param patience how long at most
   * @throws IllegalStateException when the process ended or the time is over, with the end of its
   *     log
   */
  public static void await(ChildProcess process, URI uri, Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    while (!answersOk(uri)) {
      if (process.awaitExit(PAUSE)) {
        throw new IllegalStateException(
            "%s ended with status %d before it was ready; the end of %s:%n%s"
                .formatted(process.name(), process.exit().join(), process.log(), logOf(process)));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while waiting for " + process.name());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%s was not ready after %d s; the end of %s:%n%s"
                .formatted(process.name(), patience.toSeconds(), process.log(), logOf(process)));
      }
    }
  }

  private static String logOf(ChildProcess process) {
    return String.join(System.lineSeparator(), process.lastLines(20));
  }

  /** Whether a GET of the address is answered with 200 now. */
  public static boolean answersOk(URI uri) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
      connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
