package koyomi.topologies.calendar.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events of a calendar as they were, ordered by id.
 *
 * @param items the events
 * @param nextPageToken continues the list; null at its end
 */
public record PastEventPage(List<PastEvent> items, @Nullable String nextPageToken) {

  /** Copies the list. */
  public PastEventPage {
    items = List.copyOf(items);
  }
}
