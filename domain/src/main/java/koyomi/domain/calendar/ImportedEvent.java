package koyomi.domain.calendar;

import java.util.List;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;

/**
 * An event read from an iCalendar file, or what a file says of one (iTIP, RFC 5546).
 *
 * @param eventId derived from the UID, and from the RECURRENCE-ID of an occurrence that comes
 *     without its series; see {@link koyomi.domain.id.Ids#eventIdOf}
 * @param iCalUid UID
 * @param sequence SEQUENCE, 0 where absent
 * @param line line of the file where its (first) component begins, from 1
 * @param content the master, or the occurrence; of a cancellation or reply only its attendees and
 *     its DTSTAMP line mean anything
 * @param overrides ordered by original start
 * @param method what is to be done with it
 * @param target the whole event, or the occurrence that comes without its series
 */
public record ImportedEvent(
    String eventId,
    String iCalUid,
    int sequence,
    int line,
    EventContent content,
    List<EventOverride> overrides,
    Method method,
    Target target) {

  /** METHOD of the calendar that a component came in (RFC 5546 §1.4), as far as it matters. */
  public enum Method {
    /** PUBLISH, REQUEST or none: the event is as it stands there. */
    PUBLISH,
    /** CANCEL: it doesn't take place. */
    CANCEL,
    /** REPLY: an attendee's answer. */
    REPLY
  }

  /** Copies the overrides. */
  public ImportedEvent {
    overrides = List.copyOf(overrides);
  }

  /** A whole event to be taken as it is. */
  public ImportedEvent(
      String eventId,
      String iCalUid,
      int sequence,
      int line,
      EventContent content,
      List<EventOverride> overrides) {
    this(eventId, iCalUid, sequence, line, content, overrides, Method.PUBLISH, new Target.Whole());
  }
}
