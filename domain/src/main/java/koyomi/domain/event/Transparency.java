package koyomi.domain.event;

/** Whether an event blocks time (RFC 5545 §3.8.2.7). */
public enum Transparency {
  /** Blocks time. */
  OPAQUE,
  /** Leaves the time free. */
  TRANSPARENT
}
