package koyomi.domain.resource;

import java.time.Instant;
import java.util.List;
import koyomi.domain.calendar.CommandContext.Idempotency;
import org.jspecify.annotations.Nullable;

/**
 * What happened, never edited. The facts of a resource, in order, rebuild all that is stored of it.
 *
 * @param resourceId the resource
 * @param actor who caused it; empty for the passing of time
 * @param commandId the command that caused it; empty for the passing of time
 * @param recordedAt when it was decided
 * @param idempotency key under which the command's answer is kept
 * @param body what changed
 */
public record ResourceFact(
    String resourceId,
    String actor,
    String commandId,
    Instant recordedAt,
    @Nullable Idempotency idempotency,
    Body body) {

  /** What a fact says. */
  public sealed interface Body {
    /** The resource itself was made, edited or deleted. */
    record ResourceChanged(@Nullable Resource before, Resource after) implements Body {}

    /** A reservation changed; the slots of both versions say what was claimed and released. */
    record ReservationChanged(Change change, @Nullable Reservation before, Reservation after)
        implements Body {}

    /** A command that carried an idempotency key was refused; the same answer is owed again. */
    record Refused(ResourceAnswer.OfRefusal refusal) implements Body {}
  }

  /** What happened to a reservation. */
  public enum Change {
    /** Made. */
    MADE,
    /** Moved to other times. */
    MOVED,
    /** Given back. */
    CANCELLED,
    /** Somebody came. */
    CHECKED_IN,
    /** Nobody came. */
    NO_SHOW,
    /** The rule's next times were decided. */
    CARRIED_ON,
    /**
     * Other rules of a zone moved its times. Where that concerns several reservations of a
     * resource, each first gives up the times that it leaves, its {@code rules} being the former
     * ones yet, and then takes the new ones.
     */
    SHIFTED
  }

  /**
   * What a decision gives.
   *
   * @param facts in order
   * @param answer what the client is told; none where events are, by messages to their calendars
   */
  public record Decision(List<ResourceFact> facts, @Nullable ResourceAnswer answer) {
    /** Copies the facts. */
    public Decision {
      facts = List.copyOf(facts);
    }
  }
}
