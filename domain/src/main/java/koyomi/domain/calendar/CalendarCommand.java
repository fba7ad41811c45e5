package koyomi.domain.calendar;

import java.util.List;
import koyomi.domain.access.Role;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.Participation;
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

  /**
   * Records an attendee's own answer.
   *
   * @param proposal the time that the attendee would rather have; only with an answer that doesn't
   *     accept the one that there is
   * @param delegate who comes instead, where the answer is that somebody does
   */
  record RespondToEvent(
      String eventId,
      ResponseStatus status,
      @Nullable String comment,
      Target target,
      Participation.@Nullable Proposal proposal,
      @Nullable Attendee delegate)
      implements CalendarCommand {
    /** A plain answer. */
    public RespondToEvent(
        String eventId, ResponseStatus status, @Nullable String comment, Target target) {
      this(eventId, status, comment, target, null, null);
    }
  }

  /**
   * Declines an attendee's proposal of another time (DECLINECOUNTER, RFC 5546 §3.2.8).
   *
   * @param attendee who proposed, by user id or mail address
   */
  record DeclineProposal(String eventId, String attendee, Target target)
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
