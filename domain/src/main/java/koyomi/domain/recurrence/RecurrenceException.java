package koyomi.domain.recurrence;

/** Recurrence text that cannot be taken; names the part, the reason and the line. */
public final class RecurrenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String part;
  private final String reason;
  private final int line;

  RecurrenceException(String part, String reason) {
    this(part, reason, 0);
  }

  RecurrenceException(String part, String reason, int line) {
    super(part + ": " + reason);
    this.part = part;
    this.reason = reason;
    this.line = line;
  }

  /** The offending rule part or property, such as {@code BYSETPOS} or {@code EXDATE}. */
  public String part() {
    return part;
  }

  /** Why it is refused, in a sentence for people, without the part's name. */
  public String reason() {
    return reason;
  }

  /** Index (from 0) in the list of lines; 0 where a single rule was parsed. */
  public int line() {
    return line;
  }

  RecurrenceException atLine(int index) {
    var moved = new RecurrenceException(part, reason, index);
    moved.initCause(this);
    return moved;
  }
}
