package koyomi.domain.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Days, by the week or by date.
 *
 * @param weekly days of every week
 * @param dates single days
 */
public record DaySet(Set<DayOfWeek> weekly, Set<LocalDate> dates) {
  /** No day. */
  public static final DaySet NONE = new DaySet(Set.of(), Set.of());

  /** Copies the sets. */
  public DaySet {
    weekly = Set.copyOf(weekly);
    dates = Set.copyOf(dates);
  }

  /** Tells whether a day is one of them. */
  public boolean contains(LocalDate day) {
    return weekly.contains(day.getDayOfWeek()) || dates.contains(day);
  }
}
