package koyomi.domain.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people write of an event; complete and valid. An override holds a whole one of its own.
 *
 * @param title at most 500 characters
 * @param description at most 64 KiB
 * @param location free text
 * @param start first start
 * @param end end of the first occurrence, of the same kind as the start; for days exclusive
 * @param recurrence RFC 5545 content lines (RRULE, RDATE, EXDATE, EXRULE); empty for a single event
 *     or an override
 * @param status whether it takes place
 * @param visibility who sees the details
 * @param transparency whether it blocks time
 * @param attendees who is invited
 * @param reminders when to remind
 * @param attachments links
 * @param conference online meeting
 * @param extendedProperties the client's own
 * @param iCalendar unfolded content lines and whole sub-components of an imported VEVENT that no
 *     field above stands for, kept for export in their order
 */
public record EventContent(
    String title,
    @Nullable String description,
    @Nullable String location,
    EventTime start,
    EventTime end,
    List<String> recurrence,
    EventStatus status,
    Visibility visibility,
    Transparency transparency,
    List<Attendee> attendees,
    List<Reminder> reminders,
    List<Attachment> attachments,
    @Nullable Conference conference,
    SortedMap<String, String> extendedProperties,
    List<String> iCalendar) {

  /** Copies the collections. */
  public EventContent {
    recurrence = List.copyOf(recurrence);
    attendees = List.copyOf(attendees);
    reminders = List.copyOf(reminders);
    attachments = List.copyOf(attachments);
    extendedProperties = Collections.unmodifiableSortedMap(new TreeMap<>(extendedProperties));
    iCalendar = List.copyOf(iCalendar);
  }

  /** Tells whether this is an event of whole days. */
  public boolean isAllDay() {
    return start.isDate();
  }

  /** Tells whether this has recurrence lines. */
  public boolean isRecurring() {
    return !recurrence.isEmpty();
  }

  /** Returns this content with other times. */
  public EventContent withTimes(EventTime newStart, EventTime newEnd) {
    return new EventContent(
        title,
        description,
        location,
        newStart,
        newEnd,
        recurrence,
        status,
        visibility,
        transparency,
        attendees,
        reminders,
        attachments,
        conference,
        extendedProperties,
        iCalendar);
  }

  /** Returns this content with other recurrence lines. */
  public EventContent withRecurrence(List<String> lines) {
    return new EventContent(
        title,
        description,
        location,
        start,
        end,
        lines,
        status,
        visibility,
        transparency,
        attendees,
        reminders,
        attachments,
        conference,
        extendedProperties,
        iCalendar);
  }

  /** Returns this content with another status. */
  public EventContent withStatus(EventStatus other) {
    return new EventContent(
        title,
        description,
        location,
        start,
        end,
        recurrence,
        other,
        visibility,
        transparency,
        attendees,
        reminders,
        attachments,
        conference,
        extendedProperties,
        iCalendar);
  }

  /** Returns this content with other attendees. */
  public EventContent withAttendees(List<Attendee> others) {
    return new EventContent(
        title,
        description,
        location,
        start,
        end,
        recurrence,
        status,
        visibility,
        transparency,
        others,
        reminders,
        attachments,
        conference,
        extendedProperties,
        iCalendar);
  }

  /** Returns this content with other reminders. */
  public EventContent withReminders(List<Reminder> others) {
    return new EventContent(
        title,
        description,
        location,
        start,
        end,
        recurrence,
        status,
        visibility,
        transparency,
        attendees,
        others,
        attachments,
        conference,
        extendedProperties,
        iCalendar);
  }

  /** Returns this content with other kept iCalendar lines. */
  public EventContent withICalendar(List<String> lines) {
    return new EventContent(
        title,
        description,
        location,
        start,
        end,
        recurrence,
        status,
        visibility,
        transparency,
        attendees,
        reminders,
        attachments,
        conference,
        extendedProperties,
        lines);
  }
}
