package koyomi.domain.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the pairs of a person's intervals that overlap, each once, by one sweep over their starts:
 * the work grows with the number of intervals and of pairs.
 */
public final class Overlaps {
  private Overlaps() {}

  /**
   * Two intervals that overlap.
   *
   * @param first the one that begins first
   * @param second the other one; the overlap begins with it
   */
  public record Pair(BusyInterval first, BusyInterval second) {}

  /**
   * Passes the pairs to a visitor until it has enough, in the order in which overlaps begin.
   * Occurrences of one event don't conflict with each other.
   *
   * @param intervals in any order
   */
  public static void forEach(List<BusyInterval> intervals, Predicate<Pair> visitor) {
    List<BusyInterval> sorted = new ArrayList<>(intervals);
    sorted.sort(BusyInterval.BY_START);
    List<BusyInterval> open = new ArrayList<>();
    for (BusyInterval next : sorted) {
      open.removeIf(before -> before.end() <= next.start());
      for (BusyInterval before : open) {
        if (!before.of().isOfSameEvent(next.of()) && !visitor.test(new Pair(before, next))) {
          return;
        }
      }
      open.add(next);
    }
  }
}
