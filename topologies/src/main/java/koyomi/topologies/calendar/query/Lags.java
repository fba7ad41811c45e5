package koyomi.topologies.calendar.query;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.streams.LagInfo;
import org.jspecify.annotations.Nullable;

/**
 * How far this instance's copies of stores are behind. The broker has to be asked, and while it
 * doesn't answer Kafka's client waits for a minute: so nobody waits for the question itself, and
 * there is one at a time, with a second one for all who came after it was put.
 */
final class Lags {
  private final Supplier<Map<String, Map<Integer, LagInfo>>> question;
  private boolean asking;
  private @Nullable CompletableFuture<Map<String, Map<Integer, LagInfo>>> next;

  /** Lags as a question tells them, which may take long. */
  Lags(Supplier<Map<String, Map<Integer, LagInfo>>> question) {
    this.question = question;
  }

  /**
   * Returns the lags by store and partition, as of now or later.
   *
   * @param patience how long to wait for them
   * @throws StaleException if they aren't known in time
   */
  Map<String, Map<Integer, LagInfo>> within(Duration patience) {
    try {
      return ask().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new StaleException("its lag isn't known in time");
    } catch (ExecutionException e) {
      throw new StaleException("its lag is unknown: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StaleException("interrupted");
    }
  }

  private synchronized CompletableFuture<Map<String, Map<Integer, LagInfo>>> ask() {
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer = next;
    if (answer == null) {
      answer = new CompletableFuture<>();
      next = answer;
    }
    if (!asking) {
      putNext();
    }
    return answer;
  }

  /** Puts the question for all who wait; a question that is out may be too old for them. */
  private synchronized void putNext() {
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer = next;
    next = null;
    asking = answer != null;
    if (answer != null) {
      var _ =
          Thread.ofVirtual()
              .name("lags")
              .start(() -> {
                try {
                  answer.complete(question.get());
                } catch (RuntimeException e) {
                  answer.completeExceptionally(e);
                } finally {
                  putNext();
                }
              });
    }
  }
}
