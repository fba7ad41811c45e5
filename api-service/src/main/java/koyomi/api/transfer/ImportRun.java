package koyomi.api.transfer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.json.CalendarJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.api.write.CommandGateway;
import koyomi.api.write.Writes;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.topologies.calendar.query.Consistency;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into a calendar: several slices under way at a time, each with a key of its
 * own, so that one that the writer was too busy for can be sent again and still counts once.
 */
final class ImportRun {
  private static final int UNDER_WAY = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TRIES = 3;
  private static final long AGAIN_MS = 500;

  private final Writes writes;
  private final Caller caller;
  private final String calendarId;
  private final String key;
  private final String bodyHash;
  private final Deque<CompletableFuture<CommandGateway.Receipt>> pending = new ArrayDeque<>();
  private final List<CalendarFact.Rejected> rejected = new ArrayList<>();
  private int slices;
  private int created;
  private int updated;
  private int unchanged;
  private @Nullable Consistency position;

  /**
   * A file for a calendar.
   *
   * @param key the request's idempotency key, or one made for it
   * @param bodyHash by which another request with the same key is told
   */
  ImportRun(Writes writes, Caller caller, String calendarId, String key, String bodyHash) {
    this.writes = writes;
    this.caller = caller;
    this.calendarId = calendarId;
    this.key = key;
    this.bodyHash = bodyHash;
  }

  /**
   * Sends a slice, after waiting for an earlier one where too many are under way.
   *
   * @throws ProblemException if an earlier slice was refused or not answered
   */
  void send(List<ImportedEvent> events) {
    if (pending.size() == UNDER_WAY) {
      take(pending.removeFirst());
    }
    Idempotency own =
        new Idempotency(IdempotencyKeys.scope(caller, calendarId), key + "#" + slices++, bodyHash);
    pending.add(send(own, new CalendarCommand.ImportEvents(events), TRIES));
  }

  /**
   * Waits for all slices.
   *
   * @throws ProblemException if one was refused or not answered
   */
  void finish() {
    if (slices == 0) {
      // a file without events counts as well: the writer checks its key and the caller's role
      send(List.of());
    }
    while (!pending.isEmpty()) {
      take(pending.removeFirst());
    }
  }

  /** Returns the report as JSON, with what the reader refused. */
  byte[] report(List<CalendarFact.Rejected> unread) {
    rejected.addAll(unread);
    rejected.sort(Comparator.comparingInt(CalendarFact.Rejected::line));
    return CalendarJson.importReport(created, updated, unchanged, rejected);
  }

  /** Returns the place of the last slice in the log; null where there was none. */
  @Nullable Consistency position() {
    return position;
  }

  private CompletableFuture<CommandGateway.Receipt> send(
      Idempotency own, CalendarCommand command, int tries) {
    return writes
        .send(caller, calendarId, own, command, PATIENCE)
        .exceptionallyCompose(failure -> {
          if (tries > 1 && isTemporary(failure)) {
            return CompletableFuture.supplyAsync(
                    () -> tries - 1,
                    CompletableFuture.delayedExecutor(AGAIN_MS, TimeUnit.MILLISECONDS))
                .thenCompose(left -> send(own, command, left));
          }
          return CompletableFuture.failedFuture(failure);
        });
  }

  private static boolean isTemporary(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ProblemException e && e.problem().kind() == ProblemKind.UNAVAILABLE;
  }

  private void take(CompletableFuture<CommandGateway.Receipt> slice) {
    CommandGateway.Receipt receipt;
    try {
      receipt = slice.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ProblemException problem ? problem : e;
    }
    Consistency last = position;
    if (last == null || receipt.position().offset() > last.offset()) {
      position = receipt.position();
    }
    switch (receipt.answer()) {
      case Answer.OfImport taken -> {
        created += taken.created();
        updated += taken.updated();
        unchanged += taken.unchanged();
        rejected.addAll(taken.rejected());
      }
      case Answer.OfRejection refused -> throw ProblemException.rejected(refused.rejection());
      case Answer.OfCalendar other -> throw unexpected(other);
      case Answer.OfEvent other -> throw unexpected(other);
      case Answer.Deleted other -> throw unexpected(other);
    }
  }

  private static IllegalStateException unexpected(Answer answer) {
    return new IllegalStateException("a slice was sent, the answer is " + answer);
  }
}
