package koyomi.domain.meeting;

import java.util.List;
import koyomi.domain.resource.Resource;

/**
 * A room that would do.
 *
 * @param resource which
 * @param score 0 to 100, more is better
 * @param free at how many of the times asked about it is free
 * @param reasons what the score is made of, for people
 */
public record SuggestedRoom(Resource resource, double score, int free, List<String> reasons) {
  /** Copies the reasons. */
  public SuggestedRoom {
    reasons = List.copyOf(reasons);
  }
}
