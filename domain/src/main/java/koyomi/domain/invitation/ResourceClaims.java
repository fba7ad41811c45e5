package koyomi.domain.invitation;

import java.time.Instant;
import java.util.List;

/**
 * What the events of one change of a calendar want of a resource, on its way to the resource.
 *
 * @param resourceId the resource
 * @param commandId the command that changed the calendar
 * @param actor who sent it
 * @param sentAt when the change was decided
 * @param claims in the order of the changes
 */
public record ResourceClaims(
    String resourceId, String commandId, String actor, Instant sentAt, List<EventClaim> claims) {
  /** Copies the list. */
  public ResourceClaims {
    claims = List.copyOf(claims);
  }
}
