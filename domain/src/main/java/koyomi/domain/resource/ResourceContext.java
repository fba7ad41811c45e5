package koyomi.domain.resource;

import java.time.Instant;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.CommandContext.Precondition;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, and under which conditions.
 *
 * @param commandId unique; the cause that facts carry
 * @param resourceId the resource concerned
 * @param actor user id
 * @param admin whether the actor administers resources
 * @param idempotency key and body hash for safe retries
 * @param precondition the versions that the client accepts
 * @param now time of the decision, from the log
 */
public record ResourceContext(
    String commandId,
    String resourceId,
    String actor,
    boolean admin,
    @Nullable Idempotency idempotency,
    Precondition precondition,
    Instant now) {

  /** Returns this context at the time that the log gives. */
  public ResourceContext at(Instant recordedAt) {
    return new ResourceContext(
        commandId, resourceId, actor, admin, idempotency, precondition, recordedAt);
  }
}
