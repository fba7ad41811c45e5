package koyomi.domain.event;

/** An attendee's answer (PARTSTAT, RFC 5545 §3.2.12). */
public enum ResponseStatus {
  /** No answer yet. */
  NEEDS_ACTION,
  /** Will come. */
  ACCEPTED,
  /** Won't come. */
  DECLINED,
  /** May come. */
  TENTATIVE,
  /** Somebody else comes instead. */
  DELEGATED
}
