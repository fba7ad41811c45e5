package koyomi.domain.resource.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.resource.ResourceFact.Decision;
import koyomi.domain.resource.ResourceState;
import koyomi.domain.resource.ResourceTimes;

/** Decides commands, and what time brings. The same state and input always give the same facts. */
public final class ResourceDecider {
  private ResourceDecider() {}

  /**
   * Returns what becomes of a command.
   *
   * @param position of the command in the log
   * @param rules revision of the rules of zones in scope; what the resource has is by these already
   */
  public static Decision decide(
      ResourceState state,
      ResourceContext context,
      ResourceCommand command,
      LogPosition position,
      long rules) {
    if (command instanceof ResourceCommand.Claim wish) {
      return new Decision(claimed(state, context, wish.claims(), position, rules), null);
    }
    try {
      List<Body> bodies =
          bodies(
              command,
              new ResourceDecisions(state, context),
              new ReservationDecisions(state, context, position, rules));
      return new Decision(
          facts(context, bodies),
          bodies.isEmpty() && command instanceof ResourceCommand.Cancel cancel
              ? unchanged(state, cancel.reservationId())
              : answer(bodies.getLast()));
    } catch (Refused refused) {
      ResourceAnswer.OfRefusal refusal = refused.refusal();
      return new Decision(
          context.idempotency() == null
              ? List.of()
              : facts(context, List.of(new Body.Refused(refusal))),
          refusal);
    }
  }

  private static List<Body> bodies(
      ResourceCommand command, ResourceDecisions resources, ReservationDecisions reservations) {
    return switch (command) {
      case ResourceCommand.Create create -> List.of(resources.create(create.draft()));
      case ResourceCommand.Patch patch -> List.of(resources.patch(patch.patch()));
      case ResourceCommand.Delete _ -> resources.delete();
      case ResourceCommand.Reserve reserve -> List.of(reservations.reserve(reserve));
      case ResourceCommand.Move move -> List.of(reservations.move(move));
      case ResourceCommand.Cancel cancel ->
          reservations.cancel(cancel.reservationId()).<List<Body>>map(List::of).orElse(List.of());
      case ResourceCommand.CheckIn checkIn ->
          List.of(reservations.checkIn(checkIn.reservationId()));
      case ResourceCommand.Claim _ -> throw new IllegalStateException("nobody waits for a claim");
    };
  }

  /** Each claim is decided on what the ones before it have left. */
  private static List<ResourceFact> claimed(
      ResourceState state,
      ResourceContext context,
      List<EventClaim> claims,
      LogPosition position,
      long rules) {
    StateAhead ahead = new StateAhead(state);
    List<Body> bodies = new ArrayList<>();
    for (EventClaim claim : claims) {
      new ClaimDecisions(ahead, context, position, rules)
          .decide(claim)
          .ifPresent(changed -> {
            ahead.apply(changed.after());
            bodies.add(changed);
          });
    }
    return facts(context, bodies);
  }

  /** What a client is told whose wish was fulfilled before. */
  private static ResourceAnswer unchanged(ResourceState state, String reservationId) {
    return new ResourceAnswer.OfReservation(
        Objects.requireNonNull(state.reservation(reservationId), "nothing to leave unchanged"));
  }

  private static ResourceAnswer answer(Body body) {
    return switch (body) {
      case Body.ResourceChanged changed -> new ResourceAnswer.OfResource(changed.after());
      case Body.ReservationChanged changed -> new ResourceAnswer.OfReservation(changed.after());
      case Body.Refused refused -> refused.refusal();
    };
  }

  private static List<ResourceFact> facts(ResourceContext context, List<Body> bodies) {
    List<ResourceFact> facts = new ArrayList<>(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      facts.add(
          new ResourceFact(
              context.resourceId(),
              context.actor(),
              context.commandId(),
              context.now(),
              i == bodies.size() - 1 ? context.idempotency() : null,
              bodies.get(i)));
    }
    return facts;
  }

  /**
   * Returns the fact that nobody came to a time of a reservation, unless somebody did, or it isn't
   * held any more.
   *
   * @param dueBy of the time
   * @param now at or after it
   */
  public static Optional<ResourceFact> noShow(Reservation before, long dueBy, Instant now) {
    List<Slot> slots = new ArrayList<>(before.slots());
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.dueBy() == dueBy && slot.awaitsCheckIn()) {
        slots.set(i, slot.with(Status.NO_SHOW));
        Status status = before.isRecurring() ? before.status() : Status.NO_SHOW;
        return Optional.of(
            ofTime(before, before.withSlots(status, slots, now), Change.NO_SHOW, now));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the fact that a series' next times were decided, or nothing where none is due. What is
   * taken by others stands in the reservation as refused.
   *
   * @param rules revision of the rules of zones in scope; what the resource has is by these already
   */
  public static Optional<ResourceFact> carryOn(
      ResourceState state, Reservation before, Instant now, long rules) {
    long until = ResourceTimes.windowEnd(now);
    if (!before.isRecurring()
        || before.status() != Status.CONFIRMED
        || before.bookedUntil() >= until) {
      return Optional.empty();
    }
    EventClaim claim = before.claim();
    BookedTimes times =
        claim == null
            ? BookedTimes.of(
                before.first(), before.timeZone(), before.rrule(), before.bookedUntil(), until)
            : ClaimDecisions.next(claim, before.bookedUntil(), until);
    boolean open = claim == null || ClaimDecisions.isOpen(state);
    List<Slot> slots = new ArrayList<>(before.slots());
    List<Span> refused = new ArrayList<>(before.refused());
    NavigableMap<Long, Span> own = new TreeMap<>();
    for (Span span : times.spans()) {
      boolean free =
          claim == null ? state.taken(span).isEmpty() : ClaimDecisions.isFree(state, "", span, own);
      if (open && free) {
        own.put(span.start(), span);
        slots.add(Slot.claimed(span, now));
      } else {
        refused.add(span);
      }
    }
    Reservation after =
        before
            .changed(
                before.first(),
                before.status(),
                slots,
                refused,
                times.until(),
                before.decided(),
                now)
            .laidOutBy(rules);
    return Optional.of(ofTime(before, after, Change.CARRIED_ON, now));
  }

  /** Returns a fact that nobody wished for. */
  static ResourceFact ofTime(Reservation before, Reservation after, Change change, Instant now) {
    return new ResourceFact(
        before.resourceId(), "", "", now, null, new Body.ReservationChanged(change, before, after));
  }
}
