package koyomi.domain.calendar;

import java.util.List;
import koyomi.domain.access.Role;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A wish to change one calendar or its events; the calendar's single writer decides it. */
public sealed interface CalendarCommand {
  /** Makes the calendar; the actor becomes its owner. */
  record CreateCalendar(CalendarDraft draft) implements CalendarCommand {}

  /** Merges a patch into the calendar. */
  record PatchCalendar(CalendarDraft patch) implements CalendarCommand {}

  /** Deletes the calendar; it can be restored for 30 days. */
  record DeleteCalendar() implements CalendarCommand {}

  /** Brings a deleted calendar back. */
  record RestoreCalendar() implements CalendarCommand {}

  /** Gives a user a role. */
  record Share(String userId, Role role) implements CalendarCommand {}

  /** Takes a user's role away. */
  record Unshare(String userId) implements CalendarCommand {}

  /** Makes an event under an id that must be new. */
  record CreateEvent(String eventId, EventDraft draft) implements CalendarCommand {}

  /** Replaces an event, or a part of a series, by a whole body; makes it where the id is new. */
  record PutEvent(String eventId, EventDraft draft, Target target) implements CalendarCommand {}

  /** Merges a patch into an event or a part of a series. */
  record PatchEvent(String eventId, EventDraft patch, Target target) implements CalendarCommand {}

  /** Deletes an event or a part of a series. */
  record DeleteEvent(String eventId, Target target) implements CalendarCommand {}

  /** Records an attendee's own answer. */
  record RespondToEvent(
      String eventId, ResponseStatus status, @Nullable String comment, Target target)
      implements CalendarCommand {}

  /**
   * Brings a version of an event back, as a new version; a deleted event too.
   *
   * @param version one that the event was there in, and that is still kept
   */
  record RestoreEvent(String eventId, long version) implements CalendarCommand {}

  /** Takes a slice of an imported file. */
  record ImportEvents(List<ImportedEvent> events) implements CalendarCommand {}
}
