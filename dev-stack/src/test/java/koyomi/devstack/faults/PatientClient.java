package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.Reply;

/**
 * A client as the contract wishes it: it asks whichever instance, and where it gets 503 or no
 * answer it sends the very same request again. Any other failure is the service's fault.
 */
public final class PatientClient {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** The deadline of writes is 10 s, of reads 5 s; the rest is a crowded machine's. */
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final int instances;

  /**
   * A client.
   *
   * @param instances how many there are to ask
   */
  public PatientClient(int instances) {
    this.instances = instances;
  }

  /**
   * An answer that is no 503.
   *
   * @param reply the answer
   * @param retried whether an earlier try may have taken effect
   */
  public record Answer(Reply reply, boolean retried) {}

  /**
   * Sends a request until it is answered.
   *
   * @throws AssertionError if it isn't in time, or the service fails
   */
  public Answer send(Call call) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var retried = false;
    while (true) {
      var start = System.nanoTime();
      var outcome = "";
      try {
        var reply = call.on(ThreadLocalRandom.current().nextInt(instances)).trySend();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as(reply.toString())
            .isLessThan(DEADLINE);
        if (reply.status() != 503) {
          assertThat(reply.status()).as(reply.toString()).isLessThan(500);
          return new Answer(reply, retried);
        }
        assertThat(reply.expectProblem(503).header("Retry-After")).matches("\\d+");
        outcome = reply.toString();
      } catch (IOException e) {
        outcome = e.toString();
      }
      retried = true;
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("no answer in " + PATIENCE.toSeconds() + " s: " + outcome);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
