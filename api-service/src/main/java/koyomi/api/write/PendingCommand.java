package koyomi.api.write;

import java.util.concurrent.CompletableFuture;
import koyomi.domain.calendar.Answer;
import koyomi.topologies.calendar.query.Consistency;

/** A command under way: it is done when both its place in the log and its answer are known. */
final class PendingCommand {
  private final long sentAt;
  private final long deadline;
  private final CompletableFuture<Consistency> position = new CompletableFuture<>();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final CompletableFuture<CommandGateway.Receipt> receipt;

  /** Times are on the scale of {@link System#nanoTime()}. */
  PendingCommand(long sentAt, long deadline) {
    this.sentAt = sentAt;
    this.deadline = deadline;
    this.receipt = answer.thenCombine(position, CommandGateway.Receipt::new);
  }

  CompletableFuture<CommandGateway.Receipt> receipt() {
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

  void answered(Answer said) {
    answer.complete(said);
  }

  void fail(Throwable why) {
    receipt.completeExceptionally(why);
  }
}
