package koyomi.api.write;

import java.util.concurrent.CompletableFuture;
import koyomi.topologies.calendar.query.Consistency;

/**
 * A command under way: it is done when both its place in the log and its answer are known.
 *
 * @param <A> type of answers
 */
final class PendingCommand<A> {
  private final long sentAt;
  private final long deadline;
  private final CompletableFuture<Consistency> position = new CompletableFuture<>();
  private final CompletableFuture<A> answer = new CompletableFuture<>();
  private final CompletableFuture<KafkaGateway.Answered<A>> receipt;

  /** Times are on the scale of {@link System#nanoTime()}. */
  PendingCommand(long sentAt, long deadline) {
    this.sentAt = sentAt;
    this.deadline = deadline;
    this.receipt = answer.thenCombine(position, KafkaGateway.Answered::new);
  }

  CompletableFuture<KafkaGateway.Answered<A>> receipt() {
    return receipt;
  }

  long sentAt() {
    return sentAt;
  }

  boolean isDone() {
    return receipt.isDone();
  }

  boolean isOver(long now) {
    return now - deadline >= 0;
  }

  void placed(Consistency where) {
    position.complete(where);
  }

  void answered(A said) {
    answer.complete(said);
  }

  void fail(Throwable why) {
    receipt.completeExceptionally(why);
  }
}
