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
 * their ends are in the order of their starts: from the span's end back to the first that is over
 * before the span, in one look.
 */
public final class TakenTimes {
  private TakenTimes() {}

  /** A confirmed time. */
  public record Taken(Span span, String reservationId) {}

  /**
   * Returns the times in order.
   *
   * @param back rows from one key to another, from the last to the first
   */
  public static List<Taken> overlapping(
      String resourceId,
      Span span,
      BiFunction<Bytes, Bytes, KeyValueIterator<Bytes, byte[]>> back) {
    List<Taken> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        back.apply(
            ResourceKeys.slot(resourceId, 0), ResourceKeys.slot(resourceId, span.end() - 1))) {
      while (rows.hasNext()) {
        Taken taken = taken(rows.next());
        if (taken.span().end() <= span.start()) {
          break;
        }
        if (taken.span().overlaps(span)) {
          found.add(taken);
        }
      }
    }
    return found.reversed();
  }

  private static Taken taken(KeyValue<Bytes, byte[]> row) {
    SlotRow slot = SlotRow.decode(row.value);
    return new Taken(new Span(ResourceKeys.startOf(row.key), slot.end()), slot.reservationId());
  }
}
