package koyomi.devstack.races;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of a history in which each operation takes effect at one moment between its
 * begin and its end, and each answer is what a {@link Room} would have said then (Wing and Gong's
 * search, with Lowe's memory of what was tried). An operation that was never answered may have
 * taken effect at any moment after its begin, or never.
 */
final class Linearization {
  private final List<Operation> history;
  private final Set<Seen> seen = new HashSet<>();

  /** What was placed so far, and the room then. */
  private record Seen(BitSet placed, Room room) {}

  private Linearization(List<Operation> history) {
    this.history = history;
  }

  /**
   * Tells whether there is such an order that ends with a certain room.
   *
   * @param history of one room that was empty at first
   * @param last as it was found after all operations
   */
  static boolean exists(List<Operation> history, Room last) {
    List<Operation> sorted =
        history.stream().sorted(Comparator.comparingLong(Operation::begin)).toList();
    return new Linearization(sorted).search(last);
  }

  private boolean search(Room last) {
    Deque<Seen> open = new ArrayDeque<>();
    open.push(new Seen(new BitSet(), Room.empty()));
    while (!open.isEmpty()) {
      Seen here = open.pop();
      if (!seen.add(here)) {
        continue;
      }
      if (isWhole(here.placed) && here.room.equals(last)) {
        return true;
      }
      // whoever began after another had ended comes after it
      long firstEnd = firstEnd(here.placed);
      for (int i = history.size() - 1; i >= 0; i--) {
        if (!here.placed.get(i) && history.get(i).begin() <= firstEnd) {
          place(here, i, open);
        }
      }
    }
    return false;
  }

  private void place(Seen here, int index, Deque<Seen> open) {
    Operation operation = history.get(index);
    BitSet placed = (BitSet) here.placed.clone();
    placed.set(index);
    switch (operation.outcome()) {
      case DONE, UNKNOWN ->
          here.room.done(operation).ifPresent(room -> open.push(new Seen(placed, room)));
      case REFUSED -> {
        if (!here.room.isFree(operation)) {
          open.push(new Seen(placed, here.room));
        }
      }
    }
  }

  private long firstEnd(BitSet placed) {
    long first = Long.MAX_VALUE;
    for (int i = placed.nextClearBit(0); i < history.size(); i = placed.nextClearBit(i + 1)) {
      first = Math.min(first, history.get(i).end());
    }
    return first;
  }

  /** What was never answered need not have happened. */
  private boolean isWhole(BitSet placed) {
    for (int i = placed.nextClearBit(0); i < history.size(); i = placed.nextClearBit(i + 1)) {
      if (history.get(i).outcome() != Operation.Outcome.UNKNOWN) {
        return false;
      }
    }
    return true;
  }
}
