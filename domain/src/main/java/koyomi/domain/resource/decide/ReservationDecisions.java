package koyomi.domain.resource.decide;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.event.EventTimes;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer.Conflict;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body.ReservationChanged;
import koyomi.domain.resource.ResourceState;
import koyomi.domain.resource.ResourceTimes;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of reservations. The invariant: confirmed times of a resource never overlap.
 */
final class ReservationDecisions {
  /** The most conflicts that a refusal lists. */
  private static final int MAX_CONFLICTS = 100;

  private final ResourceState state;
  private final ResourceContext context;
  private final LogPosition position;
  private final long rules;

  ReservationDecisions(
      ResourceState state, ResourceContext context, LogPosition position, long rules) {
    this.state = state;
    this.context = context;
    this.position = position;
    this.rules = rules;
  }

  ReservationChanged reserve(ResourceCommand.Reserve wish) {
    Resource resource = ResourceDecisions.existing(state, context);
    requireAvailable(resource);
    if (state.reservation(wish.reservationId()) != null) {
      throw Refused.of(Kind.CONFLICT, "There is a reservation of this id already");
    }
    check(wish.first());
    BookedTimes times = times(wish.first(), wish.timeZone(), wish.rrule());
    Claims claims = claim(times.spans(), "");
    if (!claims.conflicts.isEmpty() && (!wish.skipConflicts() || claims.slots.isEmpty())) {
      throw taken(claims.conflicts);
    }
    Reservation made =
        new Reservation(
            wish.reservationId(),
            context.resourceId(),
            wish.eventId(),
            context.actor(),
            wish.first(),
            wish.rrule() == null ? null : wish.timeZone(),
            wish.rrule(),
            Status.CONFIRMED,
            claims.slots,
            claims.refused,
            times.until(),
            position,
            1,
            context.now(),
            context.now());
    return new ReservationChanged(ResourceFact.Change.MADE, null, made.laidOutBy(rules));
  }

  ReservationChanged move(ResourceCommand.Move wish) {
    Reservation before = theirs(wish.reservationId());
    requireConfirmed(before);
    if (before.claim() != null) {
      throw Refused.of(
          Kind.CONFLICT,
          "The reservation belongs to event " + before.eventId() + ": it moves with the event");
    }
    requireAvailable(ResourceDecisions.existing(state, context));
    long start = Objects.requireNonNullElse(wish.start(), before.first().start());
    long end =
        wish.end() != null
            ? wish.end()
            : wish.start() != null ? start + before.first().seconds() : before.first().end();
    if (end <= start) {
      throw Refused.invalid("/end", "must be after the start");
    }
    Span first = new Span(start, end);
    check(first);
    BookedTimes times = times(first, before.timeZone(), before.rrule());
    Claims claims = claim(times.spans(), before.id());
    if (!claims.conflicts.isEmpty()) {
      throw taken(claims.conflicts);
    }
    return new ReservationChanged(
        ResourceFact.Change.MOVED,
        before,
        before
            .changed(
                first,
                Status.CONFIRMED,
                claims.slots,
                List.of(),
                times.until(),
                position,
                context.now())
            .laidOutBy(rules));
  }

  /** Nothing where it was cancelled before: a retry is no error. */
  Optional<ReservationChanged> cancel(String reservationId) {
    Reservation before = theirs(reservationId);
    return before.status() == Status.CANCELLED
        ? Optional.empty()
        : Optional.of(
            new ReservationChanged(
                ResourceFact.Change.CANCELLED, before, cancelled(before, context.now())));
  }

  /** Returns a reservation without its time, or without those of a series that haven't ended. */
  static Reservation cancelled(Reservation before, Instant now) {
    List<Slot> slots =
        before.slots().stream()
            .map(slot ->
                slot.holds() && (!before.isRecurring() || slot.span().end() > now.getEpochSecond())
                    ? slot.with(Status.CANCELLED)
                    : slot)
            .toList();
    return before.withSlots(Status.CANCELLED, slots, now);
  }

  ReservationChanged checkIn(String reservationId) {
    Reservation before = theirs(reservationId);
    requireConfirmed(before);
    long now = context.now().getEpochSecond();
    List<Slot> slots = new ArrayList<>(before.slots());
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      boolean open =
          slot.holds()
              && now >= slot.span().start() - ResourceTimes.CHECK_IN_BEFORE.toSeconds()
              && now < slot.span().end();
      if (open) {
        slots.set(i, slot.withCheckIn());
        return new ReservationChanged(
            ResourceFact.Change.CHECKED_IN,
            before,
            before.withSlots(before.status(), slots, context.now()));
      }
    }
    throw Refused.of(
        Kind.CONFLICT,
        "Check-in is open from "
            + ResourceTimes.CHECK_IN_BEFORE.toMinutes()
            + " minutes before the start until the end, unless nobody came in time");
  }

  /** The times that are free, and what is in the way of the others. */
  private record Claims(List<Slot> slots, List<Span> refused, List<Conflict> conflicts) {}

  private Claims claim(List<Span> wanted, String except) {
    List<Slot> slots = new ArrayList<>();
    List<Span> refused = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    Span last = null;
    for (Span span : wanted) {
      if (last != null && last.overlaps(span)) {
        throw Refused.invalid("/rrule", "repeats before the time before has ended");
      }
      last = span;
      List<Conflict> inTheWay =
          state.taken(span).stream()
              .filter(conflict -> !conflict.reservationId().equals(except))
              .toList();
      if (inTheWay.isEmpty()) {
        slots.add(Slot.claimed(span, context.now()));
      } else {
        refused.add(span);
        inTheWay.stream().limit(MAX_CONFLICTS - conflicts.size()).forEach(conflicts::add);
      }
    }
    return new Claims(slots, refused, conflicts);
  }

  private static Refused taken(List<Conflict> conflicts) {
    return Refused.of(
        Kind.CONFLICT,
        "The resource is taken: " + conflicts.size() + " reserved times are in the way",
        conflicts);
  }

  /** The times of a rule up to a year from now, or from the first one, if that is later. */
  private BookedTimes times(Span first, @Nullable String timeZone, @Nullable String rrule) {
    long from = Math.max(context.now().getEpochSecond(), first.start());
    long until = ResourceTimes.windowEnd(Instant.ofEpochSecond(from));
    BookedTimes times = BookedTimes.of(first, timeZone, rrule, first.start(), until);
    if (times.spans().isEmpty()) {
      throw Refused.invalid("/rrule", "names no time in the year after its start");
    }
    return times;
  }

  private static void requireAvailable(Resource resource) {
    if (!resource.isAvailable()) {
      throw Refused.of(Kind.CONFLICT, "The resource is not available for reservations");
    }
  }

  private static void check(Span first) {
    if (first.seconds() > ResourceTimes.LONGEST.toSeconds()) {
      throw Refused.invalid(
          "/end", "is more than " + ResourceTimes.LONGEST.toDays() + " days after the start");
    }
    if (first.start() < 0) {
      throw Refused.invalid("/start", "is before the year 1970");
    }
    int year = Instant.ofEpochSecond(first.start()).atOffset(ZoneOffset.UTC).getYear();
    if (year > EventTimes.MAX_YEAR) {
      throw Refused.invalid("/start", "is after the year " + EventTimes.MAX_YEAR);
    }
  }

  private Reservation theirs(String reservationId) {
    ResourceDecisions.existing(state, context);
    Reservation found = state.reservation(reservationId);
    if (found == null) {
      throw Refused.of(Kind.NOT_FOUND, "There is no reservation " + reservationId);
    }
    if (!context.admin() && !found.userId().equals(context.actor())) {
      throw Refused.of(Kind.FORBIDDEN, "Only who reserved and administrators may do this");
    }
    ResourceDecisions.precondition(context.precondition(), found.version());
    return found;
  }

  private static void requireConfirmed(Reservation reservation) {
    if (reservation.status() != Status.CONFIRMED) {
      throw Refused.of(Kind.CONFLICT, "The reservation is " + reservation.status());
    }
  }
}
