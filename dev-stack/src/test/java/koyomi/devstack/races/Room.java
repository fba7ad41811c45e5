package koyomi.devstack.races;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A room as it should behave: told apart from the service by being so simple.
 *
 * @param held whose each quarter of an hour is
 */
record Room(Map<Integer, String> held) {
  /** Nobody's at all. */
  static Room empty() {
    return new Room(Map.of());
  }

  /** Returns the room after an operation that took effect, or nothing where it couldn't have. */
  Optional<Room> done(Operation operation) {
    String who = operation.reservation();
    boolean known = held.containsValue(who);
    return switch (operation.kind()) {
      case RESERVE -> known || !isFree(operation) ? Optional.empty() : Optional.of(with(operation));
      case MOVE -> known && isFree(operation) ? Optional.of(with(operation)) : Optional.empty();
      case CANCEL -> known ? Optional.of(without(who)) : Optional.empty();
    };
  }

  /** Tells whether somebody else's time is in the way. */
  boolean isFree(Operation operation) {
    for (int quarter = operation.from(); quarter < operation.to(); quarter++) {
      String holder = held.get(quarter);
      if (holder != null && !holder.equals(operation.reservation())) {
        return false;
      }
    }
    return true;
  }

  private Room with(Operation operation) {
    Map<Integer, String> next = new TreeMap<>(without(operation.reservation()).held);
    for (int quarter = operation.from(); quarter < operation.to(); quarter++) {
      next.put(quarter, operation.reservation());
    }
    return new Room(next);
  }

  private Room without(String reservation) {
    Map<Integer, String> next = new TreeMap<>(held);
    next.values().removeIf(reservation::equals);
    return new Room(next);
  }
}
