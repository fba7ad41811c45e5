package koyomi.api.transfer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;

/**
 * Bounds how many files are imported at a time. Some more wait a little: most files take less time
 * than asking again does.
 */
final class ImportTurns {
  /** Each holds a thread of the server meanwhile. */
  private static final int MAX_WAITING = 16;

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Semaphore turns;
  private final Duration patience;

  /**
   * No turn is taken yet.
   *
   * @param atATime how many are under way at most
   * @param patience how long one waits for its turn
   */
  ImportTurns(int atATime, Duration patience) {
    // fair, so that a stream of small files doesn't starve anybody
    this.turns = new Semaphore(atATime, true);
    this.patience = patience;
  }

  /**
   * Waits for a turn; {@link #end} has to follow.
   *
   * @throws ProblemException (429, with the time to wait) if none comes, or too many wait already
   */
  void begin() {
    boolean taken;
    try {
      taken =
          turns.getQueueLength() < MAX_WAITING
              && turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      taken = false;
    }
    if (!taken) {
      throw new ProblemException(
          Problem.temporary(
              ProblemKind.TOO_MANY_REQUESTS, "other files are being imported just now", AGAIN));
    }
  }

  /** Gives a turn back. */
  void end() {
    turns.release();
  }
}
