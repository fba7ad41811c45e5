package koyomi.api.write;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * The commands that wait for their answers, by id, and for each partition in the order in which
 * they were sent. A partition whose writer lags takes no more of them: what can't be answered in
 * time must not pile up in the log.
 *
 * @param <A> type of answers
 */
final class PendingCommands<A> {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Map<String, PendingCommand<A>> byId = new ConcurrentHashMap<>();
  private final Map<Integer, Queue<PendingCommand<A>>> byPartition = new ConcurrentHashMap<>();
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
  PendingCommand<A> add(String id, int partition, Duration timeout) {
    long now = System.nanoTime();
    if (byId.size() >= capacity) {
      throw refused("too many writes are under way");
    }
    Queue<PendingCommand<A>> queue =
        byPartition.computeIfAbsent(partition, _ -> new ConcurrentLinkedQueue<>());
    PendingCommand<A> oldest = oldest(queue);
    if (oldest != null && now - oldest.sentAt() > maxAge) {
      throw refused("the writer of this partition lags behind");
    }
    PendingCommand<A> command = new PendingCommand<>(now, now + timeout.toNanos());
    byId.put(id, command);
    queue.add(command);
    return command;
  }

  /** Gives one its answer; one that nobody waits for any more is left alone. */
  void answered(String id, A answer) {
    PendingCommand<A> command = byId.remove(id);
    if (command != null) {
      command.answered(answer);
    }
  }

  /** Ends one that could not be sent. */
  void fail(String id, ProblemException why) {
    PendingCommand<A> command = byId.remove(id);
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
    byPartition.values().forEach(this::oldest);
  }

  /** Ends all: this instance stops. */
  void failAll() {
    byId.keySet().forEach(id -> fail(id, refused("this instance stops; ask another")));
  }

  int size() {
    return byId.size();
  }

  private @Nullable PendingCommand<A> oldest(Queue<PendingCommand<A>> queue) {
    PendingCommand<A> head = queue.peek();
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
