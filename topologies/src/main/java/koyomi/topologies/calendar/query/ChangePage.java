package koyomi.topologies.calendar.query;

import java.util.List;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a calendar after some sequence, in the order of the last change of each event.
 *
 * @param items at most one for each event
 * @param sequence the next read continues after this: a sync token's content
 * @param more whether there was more than the limit
 */
public record ChangePage(List<Change> items, long sequence, boolean more) {

  /** Copies the list. */
  public ChangePage {
    items = List.copyOf(items);
  }

  /** What became of an event. */
  public enum Kind {
    /** It came to be since. */
    CREATED,
    /** It is another since. */
    UPDATED,
    /** It is gone. */
    DELETED
  }

  /**
   * The last change of an event.
   *
   * @param eventId the event
   * @param kind what became of it since the sequence asked from
   * @param event as it is now; null if it is gone
   */
  public record Change(String eventId, Kind kind, @Nullable Event event) {}
}
