package koyomi.topologies.calendar.query;

/** A page token that was not made by the read that it was sent to. */
public final class InvalidPageTokenException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidPageTokenException() {
    super("not a page token of this list");
  }
}
