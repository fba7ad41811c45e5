package koyomi.topologies.calendar.query;

import java.util.List;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Some events of a calendar, ordered by id.
 *
 * @param items the events
 * @param nextPageToken continues the list; null at its end
 */
public record EventPage(List<Event> items, @Nullable String nextPageToken) {

  /** Copies the list. */
  public EventPage {
    items = List.copyOf(items);
  }
}
