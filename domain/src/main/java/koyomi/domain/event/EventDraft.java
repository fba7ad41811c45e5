package koyomi.domain.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent of an event: a whole body for create and replace, or an RFC 7396 merge patch.
 * The writer resolves it against what is stored, so that two patches of different fields never lose
 * one another's.
 *
 * @param fields the fields that were present, with a value or with null
 * @param extendedProperties in a patch a null value removes the key
 */
public record EventDraft(
    Set<EventField> fields,
    @Nullable String title,
    @Nullable String description,
    @Nullable String location,
    @Nullable TimeDraft start,
    @Nullable TimeDraft end,
    @Nullable List<String> recurrence,
    @Nullable EventStatus status,
    @Nullable Visibility visibility,
    @Nullable Transparency transparency,
    @Nullable List<Attendee> attendees,
    @Nullable List<Reminder> reminders,
    @Nullable List<Attachment> attachments,
    @Nullable Conference conference,
    @Nullable Map<String, @Nullable String> extendedProperties) {

  /** Tells whether the client sent this field. */
  public boolean has(EventField field) {
    return fields.contains(field);
  }

  /** Returns this draft with other attendees, where it has any. */
  public EventDraft withAttendees(List<Attendee> others) {
    return new EventDraft(
        fields,
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
        extendedProperties);
  }
}
