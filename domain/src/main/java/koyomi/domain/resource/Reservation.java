package koyomi.domain.resource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import org.jspecify.annotations.Nullable;

/**
 * A claim on a resource, once or again and again.
 *
 * @param id unique in the resource
 * @param resourceId the resource
 * @param eventId the event that it is for, if any
 * @param userId who reserved
 * @param first the first time, in epoch seconds
 * @param timeZone IANA name in which it recurs; of a single one none
 * @param rrule value of an RRULE (RFC 5545 §3.3.10), if it recurs
 * @param status of the whole
 * @param slots the times that it has, or had, the resource, in order; confirmed ones never overlap
 *     those of another reservation of the resource
 * @param refused times that the rule names and others had already
 * @param bookedUntil the rule's times before this epoch second are decided
 * @param decided where in the log the decision stands
 * @param version counts changes, from 1
 * @param createdAt when it was made
 * @param updatedAt when this version was recorded
 * @param claim the claim of the event that it was made for by invitation; none of a reservation
 *     that somebody made
 * @param rules revision of the {@link koyomi.domain.calendar.ExpansionBasis} by whose rules of
 *     zones its times are told from its local times
 */
public record Reservation(
    String id,
    String resourceId,
    @Nullable String eventId,
    String userId,
    Span first,
    @Nullable String timeZone,
    @Nullable String rrule,
    Status status,
    List<Slot> slots,
    List<Span> refused,
    long bookedUntil,
    LogPosition decided,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable EventClaim claim,
    long rules) {

  /** Copies the lists. */
  public Reservation {
    slots = List.copyOf(slots);
    refused = List.copyOf(refused);
  }

  /** A reservation that somebody made, by the first rules of zones. */
  public Reservation(
      String id,
      String resourceId,
      @Nullable String eventId,
      String userId,
      Span first,
      @Nullable String timeZone,
      @Nullable String rrule,
      Status status,
      List<Slot> slots,
      List<Span> refused,
      long bookedUntil,
      LogPosition decided,
      long version,
      Instant createdAt,
      Instant updatedAt) {
    this(
        id,
        resourceId,
        eventId,
        userId,
        first,
        timeZone,
        rrule,
        status,
        slots,
        refused,
        bookedUntil,
        decided,
        version,
        createdAt,
        updatedAt,
        null,
        0);
  }

  /** What became of a reservation, or of one of its times. */
  public enum Status {
    /** The resource is theirs. */
    CONFIRMED,
    /** Given back. */
    CANCELLED,
    /** Nobody came: free again. */
    NO_SHOW,
    /** An event wanted it, and nothing of it could be had. */
    DECLINED
  }

  /**
   * One time of a reservation.
   *
   * @param span from when to when
   * @param status whether the resource is theirs then
   * @param checkedIn whether somebody came
   * @param dueBy epoch second by which somebody must have come
   */
  public record Slot(Span span, Status status, boolean checkedIn, long dueBy) {
    /**
     * A time just claimed: somebody has to come within 15 minutes of its start, or of now where it
     * has begun already.
     */
    public static Slot claimed(Span span, Instant now) {
      long begin = Math.max(span.start(), now.getEpochSecond());
      return new Slot(
          span, Status.CONFIRMED, false, begin + ResourceTimes.NO_SHOW_AFTER.toSeconds());
    }

    /**
     * Returns this time at another moment, as other rules of its zone have it; its state is kept.
     */
    public Slot movedTo(Span other, Instant now) {
      long due = holds() ? claimed(other, now).dueBy : dueBy + other.start() - span.start();
      return new Slot(other, status, checkedIn, due);
    }

    /** Returns this time in another state. */
    public Slot with(Status other) {
      return new Slot(span, other, checkedIn, dueBy);
    }

    /** Returns this time with somebody there. */
    public Slot withCheckIn() {
      return new Slot(span, status, true, dueBy);
    }

    /** Tells whether it would be freed if nobody came; what was over when claimed never is. */
    public boolean awaitsCheckIn() {
      return holds() && !checkedIn && dueBy < span.end() + ResourceTimes.NO_SHOW_AFTER.toSeconds();
    }

    /** Tells whether the resource is taken then. */
    public boolean holds() {
      return status == Status.CONFIRMED;
    }
  }

  /**
   * A place in the log of commands, by which everybody can look the decision up.
   *
   * @param partition of {@code resource.commands}
   * @param offset in that partition
   */
  public record LogPosition(int partition, long offset) {}

  /** Tells whether it recurs. */
  public boolean isRecurring() {
    return rrule != null || (claim != null && claim.isSeries());
  }

  /** Returns the times at which the resource is taken. */
  public List<Span> held() {
    return slots.stream().filter(Slot::holds).map(Slot::span).toList();
  }

  /** Returns this reservation with other times and another status, as a new version. */
  public Reservation changed(
      Span newFirst,
      Status newStatus,
      List<Slot> newSlots,
      List<Span> newRefused,
      long until,
      LogPosition where,
      Instant now) {
    return new Reservation(
        id,
        resourceId,
        eventId,
        userId,
        newFirst,
        timeZone,
        rrule,
        newStatus,
        newSlots,
        newRefused,
        until,
        where,
        version + 1,
        createdAt,
        after(now),
        claim,
        rules);
  }

  /** What an event is told is ordered by this time, so of its reservation no two are the same. */
  private Instant after(Instant now) {
    return claim == null || now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
  }

  /** Returns this reservation for another claim of its event; to be decided yet. */
  public Reservation claimedBy(EventClaim other, @Nullable String newZone, @Nullable String rule) {
    return new Reservation(
        id,
        resourceId,
        eventId,
        other.organizerId(),
        first,
        newZone,
        rule,
        status,
        slots,
        refused,
        bookedUntil,
        decided,
        version,
        createdAt,
        updatedAt,
        other,
        rules);
  }

  /** Returns this reservation, whose times are by the rules of a revision. */
  public Reservation laidOutBy(long revision) {
    return new Reservation(
        id,
        resourceId,
        eventId,
        userId,
        first,
        timeZone,
        rrule,
        status,
        slots,
        refused,
        bookedUntil,
        decided,
        version,
        createdAt,
        updatedAt,
        claim,
        revision);
  }

  /** Returns this reservation with other states of its times, as a new version. */
  public Reservation withSlots(Status newStatus, List<Slot> newSlots, Instant now) {
    return changed(first, newStatus, newSlots, refused, bookedUntil, decided, now);
  }
}
