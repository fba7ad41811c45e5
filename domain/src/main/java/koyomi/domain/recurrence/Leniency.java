package koyomi.domain.recurrence;

/** How to treat recurrence text that RFC 5545 forbids. */
public enum Leniency {
  /** What a client sends to us: anything the RFC forbids is refused with the reason. */
  STRICT,
  /** What stands in files: taken wherever it is clear what the writer meant. */
  LENIENT
}
