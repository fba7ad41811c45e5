package koyomi.domain.resource.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact.Body.ReservationChanged;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.resource.ResourceState;
import koyomi.domain.resource.ResourceTimes;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event gets of what it claims, time by time. What it holds and still wants it
 * keeps; what it doesn't want any more is free in the same step, whether or not the new times can
 * be had.
 */
final class ClaimDecisions {
  /**
   * The most times within the window of one event. So no more than half as many are answered
   * otherwise than the series is.
   */
  static final int MAX_TIMES = 2_000;

  private final ResourceState state;
  private final ResourceContext context;
  private final LogPosition position;
  private final long rules;

  ClaimDecisions(ResourceState state, ResourceContext context, LogPosition position, long rules) {
    this.state = state;
    this.context = context;
    this.position = position;
    this.rules = rules;
  }

  /** Returns what a claim changes; nothing where a later one, or the same, was decided before. */
  Optional<ReservationChanged> decide(EventClaim claim) {
    Reservation before = state.reservation(claim.reservationId());
    EventClaim known = before == null ? null : before.claim();
    if (before != null && (known == null || known.order() >= claim.order())) {
      return Optional.empty();
    }
    Span first = ClaimedTimes.first(claim);
    if (claim.released()) {
      return Optional.of(
          before == null
              ? changed(null, claim, first, Status.CANCELLED, new Held(), Long.MAX_VALUE)
              : released(before, claim));
    }
    long now = context.now().getEpochSecond();
    long past = now - ResourceTimes.WINDOW.toSeconds();
    long from = claim.isSeries() ? past : Math.min(past, first.start());
    long until = ResourceTimes.windowEnd(Instant.ofEpochSecond(Math.max(now, first.start())));
    ClaimedTimes wanted = ClaimedTimes.of(claim, from, Long.MIN_VALUE / 2, until, MAX_TIMES);
    Held held = held(before, wanted.times(), from);
    boolean none = held.slots.stream().noneMatch(slot -> slot.status() != Status.CANCELLED);
    Status status =
        none && (!held.refused.isEmpty() || !isOpen(state)) ? Status.DECLINED : status(claim, held);
    return Optional.of(changed(before, claim, first, status, held, wanted.until()));
  }

  private static Status status(EventClaim claim, Held held) {
    boolean nobodyCame =
        !claim.isSeries() && held.slots.stream().anyMatch(slot -> slot.status() == Status.NO_SHOW);
    return nobodyCame ? Status.NO_SHOW : Status.CONFIRMED;
  }

  private ReservationChanged released(Reservation before, EventClaim claim) {
    Reservation cancelled = ReservationDecisions.cancelled(before, context.now());
    return new ReservationChanged(
        Change.CANCELLED,
        before,
        before
            .claimedBy(claim, before.timeZone(), before.rrule())
            .changed(
                before.first(),
                Status.CANCELLED,
                cancelled.slots(),
                List.of(),
                before.bookedUntil(),
                position,
                context.now()));
  }

  private ReservationChanged changed(
      @Nullable Reservation before,
      EventClaim claim,
      Span first,
      Status status,
      Held held,
      long until) {
    String rule =
        claim.recurrence().stream()
            .filter(line -> line.startsWith("RRULE:"))
            .map(line -> line.substring("RRULE:".length()))
            .findFirst()
            .orElse(null);
    String zone = claim.isSeries() ? Zones.nameOf(claim.start().zone(claim.zone())) : null;
    return before == null
        ? new ReservationChanged(
            Change.MADE,
            null,
            new Reservation(
                claim.reservationId(),
                context.resourceId(),
                claim.event().eventId(),
                claim.organizerId(),
                first,
                zone,
                rule,
                status,
                held.slots,
                held.refused,
                until,
                position,
                1,
                context.now(),
                context.now(),
                claim,
                rules))
        : new ReservationChanged(
            Change.MOVED,
            before,
            before
                .claimedBy(claim, zone, rule)
                .changed(first, status, held.slots, held.refused, until, position, context.now())
                .laidOutBy(rules));
  }

  /** What became of the times that were wanted. */
  private static final class Held {
    private final List<Slot> slots = new ArrayList<>();
    private final List<Span> refused = new ArrayList<>();
  }

  /** Keeps what there is of the times wanted, claims the others where they are free. */
  private Held held(@Nullable Reservation before, List<ClaimedTimes.Time> wanted, long from) {
    Held held = new Held();
    List<Slot> had = new ArrayList<>();
    if (before != null) {
      for (Slot slot : before.slots()) {
        if (before.isRecurring() && slot.span().end() <= from) {
          held.slots.add(slot);
        } else if (slot.status() != Status.CANCELLED) {
          had.add(slot);
        }
      }
    }
    if (wanted.size() > MAX_TIMES) {
      held.refused.add(wanted.getFirst().span());
      return held;
    }
    SlotsByTime left = new SlotsByTime(had);
    NavigableMap<Long, Span> own = new TreeMap<>();
    List<Span> fresh = new ArrayList<>();
    for (ClaimedTimes.Time time : wanted) {
      Slot kept = left.take(time.span());
      if (kept == null) {
        fresh.add(time.span());
      } else {
        held.slots.add(kept);
        if (kept.holds()) {
          own.put(time.span().start(), time.span());
        }
      }
    }
    boolean open = isOpen(state);
    for (Span span : fresh) {
      if (open && isFree(state, claimant(before), span, own)) {
        own.put(span.start(), span);
        held.slots.add(Slot.claimed(span, context.now()));
      } else if (span.seconds() > 0 || !open) {
        held.refused.add(span);
      }
    }
    held.slots.sort(Comparator.comparing(Slot::span));
    return held;
  }

  private static String claimant(@Nullable Reservation before) {
    return before == null ? "" : before.id();
  }

  /** Returns the times with a length that start between two moments. */
  static BookedTimes next(EventClaim claim, long from, long until) {
    ClaimedTimes times = ClaimedTimes.of(claim, from, from, until, MAX_TIMES);
    return new BookedTimes(
        times.times().stream().map(ClaimedTimes.Time::span).filter(it -> it.seconds() > 0).toList(),
        times.until());
  }

  /** Tells whether a resource can be had at all. */
  static boolean isOpen(ResourceState state) {
    Resource resource = state.resource();
    return resource != null && resource.deletedAt() == null && resource.isAvailable();
  }

  /**
   * Tells whether a time can be had.
   *
   * @param claimant id of the reservation whose present times don't matter
   * @param own times that the claimant has or gets, by start
   */
  static boolean isFree(
      ResourceState state, String claimant, Span span, NavigableMap<Long, Span> own) {
    if (span.start() < 0
        || span.seconds() <= 0
        || span.seconds() > ResourceTimes.LONGEST.toSeconds()) {
      return false;
    }
    Map.Entry<Long, Span> earlier = own.floorEntry(span.start());
    Map.Entry<Long, Span> later = own.higherEntry(span.start());
    return (earlier == null || !earlier.getValue().overlaps(span))
        && (later == null || !later.getValue().overlaps(span))
        && state.taken(span).stream()
            .allMatch(conflict -> conflict.reservationId().equals(claimant));
  }
}
