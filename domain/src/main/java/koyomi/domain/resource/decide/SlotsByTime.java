package koyomi.domain.resource.decide;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A reservation's slots, to be given to occurrences by their times. Several occurrences of an event
 * may be at the same time, each with a slot of its own; what is held goes to the first of them.
 */
final class SlotsByTime {
  private final Map<Span, Deque<Slot>> slots = new HashMap<>();

  SlotsByTime(Collection<Slot> all) {
    for (Slot slot : all) {
      Deque<Slot> same = slots.computeIfAbsent(slot.span(), _ -> new ArrayDeque<>(1));
      if (slot.holds()) {
        same.addFirst(slot);
      } else {
        same.addLast(slot);
      }
    }
  }

  /** Gives a slot of a time away; null where there is none left. */
  @Nullable Slot take(Span span) {
    Deque<Slot> same = slots.get(span);
    return same == null ? null : same.pollFirst();
  }
}
