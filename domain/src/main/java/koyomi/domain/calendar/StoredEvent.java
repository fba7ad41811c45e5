package koyomi.domain.calendar;

import koyomi.domain.event.Event;
import koyomi.domain.event.Original;
import org.jspecify.annotations.Nullable;

/** What a calendar keeps under an event id: the event, or the trace that it was deleted. */
public sealed interface StoredEvent {
  /** Sequence of the change that (last) brought the event into being. */
  long createdSequence();

  /** Sequence of its last change. */
  long changedSequence();

  /** Version of the last change; goes on counting over deletions. */
  long version();

  /** Returns the organiser's event, where this is or was the copy of somebody invited. */
  @Nullable Original original();

  /** An event that is there. */
  record Live(Event event, long createdSequence, long changedSequence) implements StoredEvent {
    @Override
    public @Nullable Original original() {
      return event.original();
    }

    @Override
    public long version() {
      return event.version();
    }
  }

  /**
   * A deleted event.
   *
   * @param original the organiser's event, where a copy was deleted; in the version that was seen
   *     last
   */
  record Tombstone(
      String eventId,
      long version,
      long createdSequence,
      long changedSequence,
      @Nullable Original original)
      implements StoredEvent {}
}
