package koyomi.domain.icalendar;

/** What a file may hold; what goes beyond is refused by name, never half taken. */
final class Limits {
  /** Bytes of one unfolded content line. */
  static final int LINE_BYTES = 1 << 20;

  /** Bytes of one component with everything in it. */
  static final int COMPONENT_BYTES = 1 << 20;

  /** Depth of components within a VEVENT. */
  static final int DEPTH = 8;

  /** VEVENTs of one file. */
  static final int EVENTS = 250_000;

  /** VTIMEZONEs of one file that are kept. */
  static final int ZONES = 2_000;

  /** VTIMEZONEs of one file that are compared with the world's zones. */
  static final int MATCHED_ZONES = 200;

  /** Notes of one file. */
  static final int NOTES = 1_000;

  /** Characters of a UID. */
  static final int UID_CHARACTERS = 1_000;

  /** Characters of a title; the rest stays in the line that is kept. */
  static final int TITLE_CHARACTERS = 500;

  /** Bytes of a text in UTF-8; the rest stays in the line that is kept. */
  static final int TEXT_BYTES = 64 << 10;

  /** Attendees of an event. */
  static final int ATTENDEES = 1_000;

  /** Reminders of an event. */
  static final int REMINDERS = 20;

  /** Attachments of an event. */
  static final int ATTACHMENTS = 100;

  /** Overrides of a series. */
  static final int OVERRIDES = 2_000;

  /** Dates in the RDATE and EXDATE lines of an event. */
  static final int RECURRENCE_DATES = 10_000;

  /** First year taken. */
  static final int MIN_YEAR = 1900;

  /** Last year taken. */
  static final int MAX_YEAR = 2200;

  private Limits() {}
}
