package koyomi.domain.calendar;

import org.jspecify.annotations.Nullable;

/** What a decision can see: one calendar and its events, as of the last fact. */
public interface CalendarState {
  /** Returns the calendar, deleted or not, or null where there never was one. */
  @Nullable Calendar calendar();

  /** Returns what is kept under an event id, or null where nothing ever was. */
  @Nullable StoredEvent event(String eventId);
}
