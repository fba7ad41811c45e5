package koyomi.domain.event;

import java.time.Instant;
import java.util.List;
import koyomi.domain.conflict.Conflict;
import org.jspecify.annotations.Nullable;

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
 * @param original the organiser's event, where this is the copy of somebody invited
 * @param conflicts what overlapped with it when this version was written
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
    List<EventOverride> overrides,
    @Nullable Original original,
    List<Conflict> conflicts) {

  /** Copies the lists. */
  public Event {
    overrides = List.copyOf(overrides);
    conflicts = List.copyOf(conflicts);
  }

  /** An event with which nothing overlapped. */
  public Event(
      String calendarId,
      String id,
      String iCalUid,
      String organizerId,
      int sequence,
      long version,
      Instant createdAt,
      Instant updatedAt,
      EventContent content,
      List<EventOverride> overrides,
      @Nullable Original original) {
    this(
        calendarId,
        id,
        iCalUid,
        organizerId,
        sequence,
        version,
        createdAt,
        updatedAt,
        content,
        overrides,
        original,
        List.of());
  }

  /** An event that is no copy. */
  public Event(
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
    this(
        calendarId,
        id,
        iCalUid,
        organizerId,
        sequence,
        version,
        createdAt,
        updatedAt,
        content,
        overrides,
        null);
  }

  /** Tells whether this is the copy of somebody invited; the organiser's event is the truth. */
  public boolean isCopy() {
    return original != null;
  }

  /** Returns the next version of this event. */
  public Event revised(
      int newSequence, Instant now, EventContent newContent, List<EventOverride> newOverrides) {
    return with(newSequence, version + 1, now, newContent, newOverrides);
  }

  /**
   * Returns this version with other attendees' entries or other occurrences; what overlaps with it
   * isn't told.
   */
  public Event withParts(EventContent newContent, List<EventOverride> newOverrides) {
    return with(sequence, version, updatedAt, newContent, newOverrides);
  }

  private Event with(
      int newSequence,
      long newVersion,
      Instant now,
      EventContent newContent,
      List<EventOverride> newOverrides) {
    return new Event(
        calendarId,
        id,
        iCalUid,
        organizerId,
        newSequence,
        newVersion,
        createdAt,
        now,
        newContent,
        newOverrides,
        original);
  }

  /** Returns this copy with another version of what it follows. */
  public Event following(Original other) {
    return with(other, conflicts);
  }

  /** Returns this version with what overlaps with it. */
  public Event withConflicts(List<Conflict> found) {
    return with(original, found);
  }

  private Event with(@Nullable Original newOriginal, List<Conflict> newConflicts) {
    return new Event(
        calendarId,
        id,
        iCalUid,
        organizerId,
        sequence,
        version,
        createdAt,
        updatedAt,
        content,
        overrides,
        newOriginal,
        newConflicts);
  }
}
