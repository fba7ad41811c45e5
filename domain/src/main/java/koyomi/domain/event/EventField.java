package koyomi.domain.event;

/** The fields of an event that a client can write; names a draft's set fields. */
public enum EventField {
  /** {@code title}. */
  TITLE,
  /** {@code description}. */
  DESCRIPTION,
  /** {@code location}. */
  LOCATION,
  /** {@code start}. */
  START,
  /** {@code end}. */
  END,
  /** {@code recurrence}. */
  RECURRENCE,
  /** {@code status}. */
  STATUS,
  /** {@code visibility}. */
  VISIBILITY,
  /** {@code transparency}. */
  TRANSPARENCY,
  /** {@code attendees}. */
  ATTENDEES,
  /** {@code reminders}. */
  REMINDERS,
  /** {@code attachments}. */
  ATTACHMENTS,
  /** {@code conference}. */
  CONFERENCE,
  /** {@code extendedProperties}. */
  EXTENDED_PROPERTIES
}
