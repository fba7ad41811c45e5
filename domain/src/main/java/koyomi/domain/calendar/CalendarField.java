package koyomi.domain.calendar;

/** The fields of a calendar that a client can write. */
public enum CalendarField {
  /** {@code name}. */
  NAME,
  /** {@code description}. */
  DESCRIPTION,
  /** {@code color}. */
  COLOR,
  /** {@code timeZone}. */
  TIME_ZONE,
  /** {@code isPublic}. */
  IS_PUBLIC,
  /** {@code settings}. */
  SETTINGS
}
