package koyomi.domain.calendar;

import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** What a decision can see: one calendar and its events, as of the last fact. */
public interface CalendarState {
  /** Returns the calendar, deleted or not, or null where there never was one. */
  @Nullable Calendar calendar();

  /** Returns what is kept under an event id, or null where nothing ever was. */
  @Nullable StoredEvent event(String eventId);

  /**
   * Returns an event as it was in a version, or null where that version never was, was its
   * deletion, or isn't kept any more.
   */
  @Nullable Event version(String eventId, long version);

  /** Tells whether invitations to its creator go to the calendar. */
  default boolean isDefault() {
    return false;
  }

  /** Returns what a new calendar's occurrences are laid out by. */
  default ExpansionBasis basis() {
    return ExpansionBasis.BUILT_IN;
  }
}
