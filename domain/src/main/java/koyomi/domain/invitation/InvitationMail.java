package koyomi.domain.invitation;

import java.time.Instant;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to an attendee without an account here, to be sent by mail (iMIP, RFC 6047).
 *
 * @param mailId follows from the change and the attendee, so that a duplicate can be told
 * @param commandId the command that caused it, over all hops
 * @param calendarId the organiser's calendar
 * @param actor who caused it
 * @param sentAt when the change was decided (DTSTAMP)
 * @param method what is said
 * @param recipient who is invited, with a mail address
 * @param sequence SEQUENCE that the mail bears
 * @param event the part of the organiser's event that concerns the recipient: as it became, or of
 *     what is cancelled as it was
 * @param organizer whose invitation it is, as known when it was written; null where the writer
 *     doesn't know the profile of the event's organizerId
 */
public record InvitationMail(
    String mailId,
    String commandId,
    String calendarId,
    String actor,
    Instant sentAt,
    Method method,
    Attendee recipient,
    int sequence,
    Event event,
    @Nullable Organizer organizer) {

  /**
   * Whom the mail is from (ORGANIZER, RFC 5545 §3.8.4.3). The recipient's own language and zone
   * aren't known: these are the best guess.
   *
   * @param userId the organiser
   * @param name to be shown
   * @param email mail address; null if there is none
   * @param language BCP 47 tag of the language that the organiser uses
   * @param timeZone IANA name of the organiser's zone
   */
  public record Organizer(
      String userId, String name, @Nullable String email, String language, String timeZone) {}

  /** METHOD (RFC 5546 §1.4). */
  public enum Method {
    /** Invites, or tells of a change. */
    REQUEST,
    /** Takes an invitation back. */
    CANCEL
  }

  /** Returns this mail with whom it is from. */
  public InvitationMail from(Profile profile) {
    return new InvitationMail(
        mailId,
        commandId,
        calendarId,
        actor,
        sentAt,
        method,
        recipient,
        sequence,
        event,
        new Organizer(
            profile.id(), profile.name(), profile.email(), profile.language(), profile.timeZone()));
  }
}
