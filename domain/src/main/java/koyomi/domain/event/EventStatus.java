package koyomi.domain.event;

/** Whether an event takes place (RFC 5545 §3.8.1.11). */
public enum EventStatus {
  /** Takes place. */
  CONFIRMED,
  /** May take place. */
  TENTATIVE,
  /** Was called off; still shown. */
  CANCELLED
}
