package koyomi.topologies.calendar.busy;

import java.util.List;
import koyomi.domain.conflict.BusyInterval;

/**
 * What one command made of a person's time.
 *
 * @param person whose
 * @param days the rows that changed
 * @param ofSetting whether the rows are the same but whole days count from now on, or don't any
 *     more; they are left out then where they don't
 */
public record BusyChange(String person, List<Day> days, boolean ofSetting) {
  /** Copies the days. */
  public BusyChange {
    days = List.copyOf(days);
  }

  /**
   * A row that changed.
   *
   * @param day its day, or {@link BusyKeys#ALWAYS}
   * @param before what was in it
   * @param after what is in it
   */
  public record Day(int day, List<BusyInterval> before, List<BusyInterval> after) {}
}
