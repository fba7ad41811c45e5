package koyomi.topologies.scheduling.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import koyomi.domain.interval.Span;
import koyomi.topologies.scheduling.resources.ResourceKeys.SlotRow;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Finds the confirmed times of a resource that overlap a span. As they never overlap one another,
 * at most one of those that begin before the span reaches into it: one row back, then forward.
 */
public final class TakenTimes {
  private TakenTimes() {}

  /** A confirmed time. */
  public record Taken(Span span, String reservationId) {}

  /**
   * Returns the times in order.
   *
   * @param back rows from one key to another, from the last to the first
   * @param forward rows from one key to another, in order
   */
  public static List<Taken> overlapping(
      String resourceId,
      Span span,
      BiFunction<Bytes, Bytes, KeyValueIterator<Bytes, byte[]>> back,
      BiFunction<Bytes, Bytes, KeyValueIterator<Bytes, byte[]>> forward) {
    List<Taken> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> before =
        back.apply(ResourceKeys.slot(resourceId, 0), ResourceKeys.slot(resourceId, span.start()))) {
      if (before.hasNext()) {
        add(before.next(), span, found);
      }
    }
    if (span.end() - 1 > span.start()) {
      try (KeyValueIterator<Bytes, byte[]> within =
          forward.apply(
              ResourceKeys.slot(resourceId, span.start() + 1),
              ResourceKeys.slot(resourceId, span.end() - 1))) {
        while (within.hasNext()) {
          add(within.next(), span, found);
        }
      }
    }
    return found;
  }

  private static void add(KeyValue<Bytes, byte[]> row, Span span, List<Taken> found) {
    SlotRow slot = SlotRow.decode(row.value);
    Span taken = new Span(ResourceKeys.startOf(row.key), slot.end());
    if (taken.overlaps(span)) {
      found.add(new Taken(taken, slot.reservationId()));
    }
  }
}
