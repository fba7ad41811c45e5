package koyomi.domain.meeting;

import java.util.List;
import koyomi.domain.interval.Span;

/**
 * A time at which a meeting can be.
 *
 * @param time when
 * @param score 0 to 100, more is better
 * @param reasons what the score is made of, for people
 * @param rooms free then, best first; none if none was asked for
 */
public record MeetingSlot(
    Span time, double score, List<String> reasons, List<SuggestedRoom> rooms) {
  /** Copies the lists. */
  public MeetingSlot {
    reasons = List.copyOf(reasons);
    rooms = List.copyOf(rooms);
  }
}
