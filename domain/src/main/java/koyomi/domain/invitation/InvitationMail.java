package koyomi.domain.invitation;

import java.time.Instant;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;

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
    Event event) {

  /** METHOD (RFC 5546 §1.4). */
  public enum Method {
    /** Invites, or tells of a change. */
    REQUEST,
    /** Takes an invitation back. */
    CANCEL
  }
}
