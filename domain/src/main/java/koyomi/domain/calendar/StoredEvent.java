package koyomi.domain.calendar;

import koyomi.domain.event.Event;

/** What a calendar keeps under an event id: the event, or the trace that it was deleted. */
public sealed interface StoredEvent {
  /** Sequence of the change that (last) brought the event into being. */
  long createdSequence();

  /** Sequence of its last change. */
  long changedSequence();

  /** Version of the last change; goes on counting over deletions. */
  long version();

  /** An event that is there. */
  record Live(Event event, long createdSequence, long changedSequence) implements StoredEvent {
    @Override
    public long version() {
      return event.version();
    }
  }

  /** A deleted event. */
  record Tombstone(String eventId, long version, long createdSequence, long changedSequence)
      implements StoredEvent {}
}
