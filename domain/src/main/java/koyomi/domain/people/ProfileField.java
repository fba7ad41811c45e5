package koyomi.domain.people;

/** The fields of a profile that a client may send. */
public enum ProfileField {
  /** {@code id}: as it is, or it is refused. */
  ID,
  /** {@code name}. */
  NAME,
  /** {@code email}: as it is, or it is refused; the identity provider knows it. */
  EMAIL,
  /** {@code timeZone}. */
  TIME_ZONE,
  /** {@code language}. */
  LANGUAGE,
  /** {@code workingHours}. */
  WORKING_HOURS,
  /** {@code location}. */
  LOCATION,
  /** {@code defaultCalendarId}. */
  DEFAULT_CALENDAR_ID,
  /** {@code allDayBusy}. */
  ALL_DAY_BUSY,
  /** {@code freeBusyShared}. */
  FREE_BUSY_SHARED
}
