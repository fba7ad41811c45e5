package koyomi.domain.icalendar;

/** A component can't be taken; the message says why, for the person who imports. */
final class RefusedComponent extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedComponent(String reason) {
    super(reason, null, false, false);
  }

  /** Why, in words. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
