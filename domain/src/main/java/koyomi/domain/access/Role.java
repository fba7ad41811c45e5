package koyomi.domain.access;

/**
 * What a person may do with a calendar, weakest first: each role may do all that those before it
 * may.
 */
public enum Role {
  /** Sees when the calendar is busy, no details. */
  FREEBUSY,
  /** Sees events; of private ones the times only. */
  VIEWER,
  /** Also creates, changes and deletes events, but those of which it sees the times only. */
  EDITOR,
  /** Also changes, shares and deletes the calendar itself. */
  OWNER;

  /** Tells whether this role may do all that {@code other} may. */
  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
