package koyomi.domain.calendar;

import java.time.Instant;
import java.util.List;
import koyomi.domain.conflict.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, and under which conditions.
 *
 * @param commandId unique; the cause that facts carry
 * @param calendarId the calendar concerned
 * @param actor user id
 * @param idempotency key and body hash for safe retries
 * @param precondition the versions that the client accepts
 * @param now time of the decision, from the log (the record's timestamp)
 * @param found what the sender found of the time of others who are to take part: what overlaps with
 *     the event in the command
 * @param foundFor version of the event that the sender went out from; 0 for an event that wasn't
 *     there
 */
public record CommandContext(
    String commandId,
    String calendarId,
    String actor,
    @Nullable Idempotency idempotency,
    Precondition precondition,
    Instant now,
    List<Conflict> found,
    long foundFor) {

  /** Copies what was found. */
  public CommandContext {
    found = List.copyOf(found);
  }

  /** A command whose sender looked for nothing. */
  public CommandContext(
      String commandId,
      String calendarId,
      String actor,
      @Nullable Idempotency idempotency,
      Precondition precondition,
      Instant now) {
    this(commandId, calendarId, actor, idempotency, precondition, now, List.of(), 0);
  }

  /** Returns this with what was found, going out from a version of the event. */
  public CommandContext withFound(List<Conflict> conflicts, long version) {
    return new CommandContext(
        commandId, calendarId, actor, idempotency, precondition, now, conflicts, version);
  }

  /** Returns this as of another moment. */
  public CommandContext at(Instant moment) {
    return new CommandContext(
        commandId, calendarId, actor, idempotency, precondition, moment, found, foundFor);
  }

  /**
   * An Idempotency-Key with what it was first sent with.
   *
   * @param scope what the key is unique in: the calendar and the caller, or for a new calendar its
   *     creator
   * @param key the client's key
   * @param bodyHash hash of method, path and body
   */
  public record Idempotency(String scope, String key, String bodyHash) {}

  /** The condition of an {@code If-Match} or {@code If-None-Match} header (RFC 9110 §13.1). */
  public sealed interface Precondition {
    /** None was sent. */
    record None() implements Precondition {}

    /** It must not exist yet ({@code If-None-Match: *}). */
    record MustBeNew() implements Precondition {}

    /** It must exist ({@code If-Match: *}). */
    record MustExist() implements Precondition {}

    /** Its entity tag must be one of these; an empty list never matches. */
    record Tags(List<String> tags) implements Precondition {}
  }
}
