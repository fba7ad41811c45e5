package koyomi.domain.resource;

import java.util.List;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.interval.Span;

/** What a client is told of a command. */
public sealed interface ResourceAnswer {
  /** The resource as it is now. */
  record OfResource(Resource resource) implements ResourceAnswer {}

  /** The reservation as it is now. */
  record OfReservation(Reservation reservation) implements ResourceAnswer {}

  /**
   * The command was refused.
   *
   * @param rejection why
   * @param conflicts what is in the way
   */
  record OfRefusal(Rejection rejection, List<Conflict> conflicts) implements ResourceAnswer {
    /** Copies the list. */
    public OfRefusal {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * A time that is taken.
   *
   * @param reservationId by which reservation
   * @param userId whose it is
   * @param span from when to when
   */
  record Conflict(String reservationId, String userId, Span span) {}
}
