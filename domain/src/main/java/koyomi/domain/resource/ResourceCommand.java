package koyomi.domain.resource;

import java.util.List;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import org.jspecify.annotations.Nullable;

/** A wish to change a resource or its reservations; the resource's single writer decides it. */
public sealed interface ResourceCommand {
  /** Makes the resource. */
  record Create(ResourceDraft draft) implements ResourceCommand {}

  /** Merges a patch into the resource. */
  record Patch(ResourceDraft patch) implements ResourceCommand {}

  /** Deletes the resource; its reservations to come are cancelled. */
  record Delete() implements ResourceCommand {}

  /**
   * Reserves.
   *
   * @param reservationId must be new
   * @param eventId what for, if it is for an event
   * @param first the first time
   * @param timeZone in which it recurs
   * @param rrule value of an RRULE, if it recurs
   * @param skipConflicts whether a recurring one takes what is free, rather than all or nothing
   */
  record Reserve(
      String reservationId,
      @Nullable String eventId,
      Span first,
      String timeZone,
      @Nullable String rrule,
      boolean skipConflicts)
      implements ResourceCommand {}

  /** Moves a reservation: the old times are released and the new ones claimed, or nothing. */
  record Move(String reservationId, @Nullable Long start, @Nullable Long end)
      implements ResourceCommand {}

  /** Gives a reservation back; what is over stays as it was. */
  record Cancel(String reservationId) implements ResourceCommand {}

  /** Says that somebody came. */
  record CheckIn(String reservationId) implements ResourceCommand {}

  /**
   * What events want of the resource; those of one change of a calendar are decided in one step.
   * The answers go to the events.
   *
   * @param claims in the order in which they are decided
   */
  record Claim(List<EventClaim> claims) implements ResourceCommand {
    /** Copies the list. */
    public Claim {
      claims = List.copyOf(claims);
    }
  }
}
