package koyomi.domain.calendar;

import java.util.List;
import java.util.Set;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** What a decision can see: one calendar and its events, as of the last fact. */
public interface CalendarState {
  /** The most conflicts that are kept with a version of an event. */
  int MOST_CONFLICTS = 50;

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

  /**
   * Returns what an event, as it is to be, overlaps with in the time of the calendar's maker: the
   * first {@value #MOST_CONFLICTS}, in the order in which overlaps begin.
   *
   * @param rewritten ids of the calendar's events that change with it, and don't count
   */
  default List<Conflict> conflicts(Event event, Set<String> rewritten) {
    return List.of();
  }

  /** Returns what a new calendar's occurrences are laid out by. */
  default ExpansionBasis basis() {
    return ExpansionBasis.BUILT_IN;
  }
}
