package koyomi.domain.event;

import java.time.Instant;
import java.util.List;

/**
 * A single event or a series with its overrides, as a calendar keeps it.
 *
 * @param calendarId the calendar
 * @param id unique in the calendar
 * @param iCalUid UID (RFC 5545 §3.8.4.7)
 * @param organizerId user who made it
 * @param sequence SEQUENCE (RFC 5546 §2.1.4): counts the changes that attendees must hear of
 * @param version counts every change, from 1
 * @param createdAt when it was first recorded
 * @param updatedAt when this version was recorded
 * @param content the series master, or the single event
 * @param overrides ordered by original start, at most one for each
 */
public record Event(
    String calendarId,
    String id,
    String iCalUid,
    String organizerId,
    int sequence,
    long version,
    Instant createdAt,
    Instant updatedAt,
    EventContent content,
    List<EventOverride> overrides) {

  /** Copies the overrides. */
  public Event {
    overrides = List.copyOf(overrides);
  }
}
