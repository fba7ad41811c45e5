package koyomi.domain.scheduling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
import koyomi.domain.expansion.MonthlyExpansion;
import koyomi.domain.expansion.Occurrence;

/**
 * What is kept of the time that an event takes of a person: that of the occurrences that are kept
 * by month.
 *
 * @param intervals in the order in which they begin
 * @param onRead whether who reads must expand the event himself, since it has too many or too long
 *     occurrences to be kept; there are no intervals then
 */
public record TakenTime(List<BusyInterval> intervals, boolean onRead) {
  /** No time at all. */
  public static final TakenTime NONE = new TakenTime(List.of(), false);

  /** The most days that are kept of an event, one that spans two days counting for two. */
  public static final int MOST_DAYS = 30_000;

  /** Copies the intervals. */
  public TakenTime {
    intervals = List.copyOf(intervals);
  }

  /**
   * Returns what is kept of an event.
   *
   * @param expansion what is kept of its occurrences
   * @param person whose time it is
   */
  public static TakenTime of(Event event, MonthlyExpansion expansion, String person) {
    BusyFaces faces = new BusyFaces(event, person);
    if (faces.takeNothing()) {
      return NONE;
    }
    if (expansion.onRead()) {
      return new TakenTime(List.of(), true);
    }
    List<BusyInterval> intervals = new ArrayList<>();
    long days = add(faces, expansion.always(), intervals);
    Set<Occurrence> seen = new HashSet<>();
    for (List<Occurrence> month : expansion.months().values()) {
      days += add(faces, month.stream().filter(seen::add).toList(), intervals);
      if (days > MOST_DAYS) {
        return new TakenTime(List.of(), true);
      }
    }
    intervals.sort(BusyInterval.BY_START);
    return new TakenTime(intervals, false);
  }

  private static long add(
      BusyFaces faces, List<Occurrence> occurrences, List<BusyInterval> intervals) {
    long days = 0;
    for (Occurrence occurrence : occurrences) {
      if (faces.takes(occurrence) && occurrence.end() > occurrence.start()) {
        BusyInterval interval = faces.interval(occurrence, occurrence.end());
        intervals.add(interval);
        days += isLasting(interval) ? 1 : interval.lastDay() - interval.firstDay() + 1;
      }
    }
    return days;
  }

  /** Tells whether an interval is too long to be kept by day. */
  public static boolean isLasting(BusyInterval interval) {
    return interval.end() - interval.start() > MonthlyExpansion.LONGEST;
  }
}
