package koyomi.api.write;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.calendar.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The commands that wait for their answers, by id, and for each partition in the order in which
 * they were sent. A partition whose writer lags takes no more of them: what can't be answered in
 * time must not pile up in the log.
 */
final class PendingCommands {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Map<String, PendingCommand> byId = new ConcurrentHashMap<>();
  private final Map<Integer, Queue<PendingCommand>> byPartition = new ConcurrentHashMap<>();
  private final int capacity;
  private final long maxAge;

  /**
   * Holds so many.
   *
   * @param capacity the most at a time
   * @param maxAge when the oldest of a partition has waited longer, the partition takes no more
   */
  PendingCommands(int capacity, Duration maxAge) {
    this.capacity = capacity;
    this.maxAge = maxAge.toNanos();
  }

  /**
   * Takes one in.
   *
   * @throws ProblemException (503) if there are too many, or the partition's writer lags
   */
  PendingCommand add(String id, int partition, Duration timeout) {
    long now = System.nanoTime();
    if (byId.size() >= capacity) {
      throw refused("too many writes are under way");
    }
    Queue<PendingCommand> queue =
        byPartition.computeIfAbsent(partition, _ -> new ConcurrentLinkedQueue<>());
    PendingCommand oldest = oldest(queue);
    if (oldest != null && now - oldest.sentAt() > maxAge) {
      throw refused("the writer of this calendar lags behind");
    }
    PendingCommand command = new PendingCommand(now, now + timeout.toNanos());
    byId.put(id, command);
    queue.add(command);
    return command;
  }

  /** Gives one its answer; one that nobody waits for any more is left alone. */
  void answered(String id, Answer answer) {
    PendingCommand command = byId.remove(id);
    if (command != null) {
      command.answered(answer);
    }
  }

  /** Ends one that could not be sent. */
  void fail(String id, ProblemException why) {
    PendingCommand command = byId.remove(id);
    if (command != null) {
      command.fail(why);
    }
  }

  /** Ends those whose time is over. */
  void expire() {
    long now = System.nanoTime();
    byId.forEach((id, command) -> {
      if (command.isOver(now) && byId.remove(id, command)) {
        command.fail(
            refused(
                "no answer came in time; the write may still happen: retry with its"
                    + " Idempotency-Key"));
      }
    });
    byPartition.values().forEach(PendingCommands::oldest);
  }

  /** Ends all: this instance stops. */
  void failAll() {
    byId.keySet().forEach(id -> fail(id, refused("this instance stops; ask another")));
  }

  int size() {
    return byId.size();
  }

  private static @Nullable PendingCommand oldest(Queue<PendingCommand> queue) {
    PendingCommand head = queue.peek();
    while (head != null && head.isDone()) {
      queue.remove(head);
      head = queue.peek();
    }
    return head;
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(Problem.temporary(ProblemKind.UNAVAILABLE, detail, SOON));
  }
}
