package koyomi.domain.calendar;

/** How much of a series an edit or a deletion concerns. */
public enum Scope {
  /** One occurrence. */
  THIS,
  /** One occurrence and all later ones: the series is split. */
  FOLLOWING,
  /** The whole series. */
  ALL
}
