package koyomi.domain.people;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a person works, in the person's own zone.
 *
 * @param days the hours of each day of the week; a day that is missing is free
 */
public record WorkingHours(SortedMap<DayOfWeek, List<Hours>> days) {
  /** Monday to Friday, 9 to 17. */
  public static final WorkingHours USUAL = usual();

  /** Copies the map, with each day's hours in order. */
  public WorkingHours {
    TreeMap<DayOfWeek, List<Hours>> copy = new TreeMap<>();
    days.forEach((day, hours) ->
        copy.put(day, hours.stream().sorted(Comparator.comparing(Hours::from)).toList()));
    days = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Part of a day.
   *
   * @param from first moment
   * @param to first moment after; midnight means the end of the day
   */
  public record Hours(LocalTime from, LocalTime to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it doesn't end after its start
     */
    public Hours {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw new IllegalArgumentException("hours must end after they begin");
      }
    }

    /** Tells whether they last until the day is over. */
    public boolean toEndOfDay() {
      return to.equals(LocalTime.MIDNIGHT);
    }
  }

  /** Returns these hours with those of other days in their place; what is empty becomes free. */
  public WorkingHours with(WorkingHours others) {
    TreeMap<DayOfWeek, List<Hours>> merged = new TreeMap<>(days);
    merged.putAll(others.days());
    merged.values().removeIf(List::isEmpty);
    return new WorkingHours(merged);
  }

  /** Returns the hours of a day, in order; none on a free day. */
  public List<Hours> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  private static WorkingHours usual() {
    List<Hours> nineToFive = List.of(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
    return new WorkingHours(
        new TreeMap<>(
            Map.of(
                DayOfWeek.MONDAY,
                nineToFive,
                DayOfWeek.TUESDAY,
                nineToFive,
                DayOfWeek.WEDNESDAY,
                nineToFive,
                DayOfWeek.THURSDAY,
                nineToFive,
                DayOfWeek.FRIDAY,
                nineToFive)));
  }
}
