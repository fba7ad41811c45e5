package koyomi.domain.resource.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import koyomi.domain.expansion.ZoneRevisions;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.resource.ResourceState;

/**
 * What other rules of zones do to the reservations of a resource. All of them move in one step, so
 * that meetings of one zone, one after the other, don't stand in each other's way. Who doesn't move
 * keeps the time, then who reserved first; what can't be had is refused, as a moved meeting is.
 */
public final class ReservationShifts {
  private static final Comparator<ShiftedTimes> BY_AGE =
      Comparator.comparing((ShiftedTimes times) -> times.before().createdAt())
          .thenComparing(times -> times.before().id());

  private final StateAhead ahead;
  private final Instant now;
  private final long to;
  private final List<ResourceFact> facts = new ArrayList<>();

  private ReservationShifts(ResourceState state, long to, Instant now) {
    this.ahead = new StateAhead(state);
    this.to = to;
    this.now = now;
  }

  /**
   * Returns what happens, in order; at no moment between do two confirmed times overlap.
   *
   * @param state one resource
   * @param reservations those of it whose times may move: what holds a time to come, and the series
   *     that are carried on
   * @param zones gives rules
   * @param to revision of the rules that hold from now on
   * @param now the moment; what ended before it stays
   */
  public static List<ResourceFact> of(
      ResourceState state,
      Collection<Reservation> reservations,
      ZoneRevisions zones,
      long to,
      Instant now) {
    List<ShiftedTimes> shifted = new ArrayList<>();
    for (Reservation reservation : reservations) {
      if (reservation.status() == Status.CONFIRMED && reservation.rules() < to) {
        ShiftedTimes.of(reservation, zones.change(reservation.rules(), to), now)
            .ifPresent(shifted::add);
      }
    }
    shifted.sort(BY_AGE);
    return new ReservationShifts(state, to, now).all(shifted);
  }

  private List<ResourceFact> all(List<ShiftedTimes> shifted) {
    List<Reservation> present = new ArrayList<>();
    for (ShiftedTimes times : shifted) {
      present.add(shifted.size() > 1 ? freed(times) : times.before());
    }
    for (int i = 0; i < shifted.size(); i++) {
      tell(present.get(i), settled(present.get(i), shifted.get(i)));
    }
    return facts;
  }

  /** Returns a reservation without the times that it leaves. */
  private Reservation freed(ShiftedTimes times) {
    Reservation before = times.before();
    if (times.kept().size() == before.slots().size()) {
      return before;
    }
    Reservation freed = before.withSlots(before.status(), times.kept(), now);
    tell(before, freed);
    return freed;
  }

  private void tell(Reservation before, Reservation after) {
    ahead.apply(after);
    facts.add(ResourceDecider.ofTime(before, after, Change.SHIFTED, now));
  }

  private Reservation settled(Reservation present, ShiftedTimes times) {
    List<Slot> slots = new ArrayList<>(times.kept());
    List<Span> refused = new ArrayList<>(times.refused());
    NavigableMap<Long, Span> own = new TreeMap<>();
    times.kept().stream()
        .filter(Slot::holds)
        .forEach(slot -> own.put(slot.span().start(), slot.span()));
    for (ShiftedTimes.Moved moved : times.moved()) {
      if (!moved.slot().holds()) {
        slots.add(moved.slot().movedTo(moved.to(), now));
      } else if (take(present, moved.to(), own)) {
        slots.add(moved.slot().movedTo(moved.to(), now));
      } else {
        refused.add(moved.to());
      }
    }
    boolean open = present.claim() == null || ClaimDecisions.isOpen(ahead);
    for (Span span : times.fresh()) {
      if (open && take(present, span, own)) {
        slots.add(Slot.claimed(span, now));
      } else {
        refused.add(span);
      }
    }
    slots.sort(Comparator.comparing(Slot::span));
    refused.sort(Comparator.naturalOrder());
    boolean nothing =
        present.claim() != null
            && slots.stream().noneMatch(slot -> slot.status() != Status.CANCELLED)
            && !refused.isEmpty();
    return present
        .changed(
            times.first(),
            nothing ? Status.DECLINED : present.status(),
            slots,
            refused,
            present.bookedUntil(),
            present.decided(),
            now)
        .laidOutBy(to);
  }

  private boolean take(Reservation claimant, Span span, NavigableMap<Long, Span> own) {
    boolean free = ClaimDecisions.isFree(ahead, claimant.id(), span, own);
    if (free) {
      own.put(span.start(), span);
    }
    return free;
  }
}
