package koyomi.topologies.calendar.query;

import java.time.Instant;
import java.util.List;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Some versions of an event, the last one first.
 *
 * @param present the last version that there is, by which it is decided who may see them
 * @param items the versions
 * @param nextPageToken continues the list; null at its end
 */
public record HistoryPage(Event present, List<Version> items, @Nullable String nextPageToken) {

  /** Copies the list. */
  public HistoryPage {
    items = List.copyOf(items);
  }

  /** What a change did to the event. */
  public enum Kind {
    /** It came to be, or came back. */
    CREATED,
    /** It became another. */
    UPDATED,
    /** It went. */
    DELETED
  }

  /**
   * A version of an event.
   *
   * @param number counts every change, from 1
   * @param kind what the change did
   * @param recordedAt when it was decided
   * @param actor who caused it
   * @param commandId the command that caused it
   * @param event the event from then on; null for a deletion
   * @param before the event until then; null if there was none, or it isn't kept any more
   */
  public record Version(
      long number,
      Kind kind,
      Instant recordedAt,
      String actor,
      String commandId,
      @Nullable Event event,
      @Nullable Event before) {}
}
