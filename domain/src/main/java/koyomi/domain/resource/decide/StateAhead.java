package koyomi.domain.resource.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer.Conflict;
import koyomi.domain.resource.ResourceState;
import org.jspecify.annotations.Nullable;

/** A state with what was decided in this step already. */
final class StateAhead implements ResourceState {
  private final ResourceState base;
  private final Map<String, Reservation> changed = new HashMap<>();

  StateAhead(ResourceState base) {
    this.base = base;
  }

  void apply(Reservation after) {
    changed.put(after.id(), after);
  }

  @Override
  public @Nullable Resource resource() {
    return base.resource();
  }

  @Override
  public @Nullable Reservation reservation(String reservationId) {
    Reservation ahead = changed.get(reservationId);
    return ahead == null ? base.reservation(reservationId) : ahead;
  }

  @Override
  public List<Conflict> taken(Span span) {
    List<Conflict> taken = new ArrayList<>();
    for (Conflict conflict : base.taken(span)) {
      if (!changed.containsKey(conflict.reservationId())) {
        taken.add(conflict);
      }
    }
    for (Reservation ahead : changed.values()) {
      for (Span held : ahead.held()) {
        if (held.overlaps(span)) {
          taken.add(new Conflict(ahead.id(), ahead.userId(), held));
        }
      }
    }
    taken.sort(Comparator.comparing(Conflict::span));
    return taken;
  }

  @Override
  public List<Reservation> holdingAfter(long epochSecond) {
    List<Reservation> holding = new ArrayList<>();
    for (Reservation reservation : base.holdingAfter(epochSecond)) {
      if (!changed.containsKey(reservation.id())) {
        holding.add(reservation);
      }
    }
    for (Reservation ahead : changed.values()) {
      if (ahead.held().stream().anyMatch(held -> held.end() > epochSecond)) {
        holding.add(ahead);
      }
    }
    return holding;
  }
}
