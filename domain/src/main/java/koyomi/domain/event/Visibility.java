package koyomi.domain.event;

/** Who sees the details of an event beside its owners and attendees (RFC 5545 §3.8.1.3). */
public enum Visibility {
  /** All who may see the calendar. */
  PUBLIC,
  /** Nobody: others see the times only. */
  PRIVATE,
  /** As {@link #PRIVATE}; kept apart because iCalendar knows both. */
  CONFIDENTIAL
}
