package koyomi.domain.recurrence;

/** What becomes of a date that does not exist, such as 30 February (RFC 7529, 4.1). */
public enum Skip {
  /** It is left out, as RFC 5545 says. */
  OMIT,
  /** The last valid day before it takes its place. */
  BACKWARD,
  /** The first valid day after it takes its place. */
  FORWARD
}
