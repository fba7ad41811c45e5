package koyomi.domain.calendar;

import java.util.List;
import koyomi.domain.event.Violation;

/**
 * Why a command was refused.
 *
 * @param kind what sort of refusal; the edge maps it to an HTTP status
 * @param detail for a person
 * @param violations the fields in question, for {@link Kind#INVALID}
 */
public record Rejection(Kind kind, String detail, List<Violation> violations) {

  /** Copies the violations. */
  public Rejection {
    violations = List.copyOf(violations);
  }

  /** A refusal that no single field caused. */
  public static Rejection of(Kind kind, String detail) {
    return new Rejection(kind, detail, List.of());
  }

  /** A refusal of a body. */
  public static Rejection invalid(List<Violation> violations) {
    Violation first = violations.getFirst();
    return new Rejection(Kind.INVALID, first.pointer() + " " + first.detail(), violations);
  }

  /** Sorts of refusal. */
  public enum Kind {
    /** No such calendar, event or occurrence. */
    NOT_FOUND,
    /** The actor may not. */
    FORBIDDEN,
    /** Against the present state. */
    CONFLICT,
    /** If-Match or If-None-Match did not hold. */
    PRECONDITION_FAILED,
    /** The body makes no sense. */
    INVALID,
    /** The idempotency key was used with another body. */
    KEY_REUSED,
    /** The body is too large. */
    TOO_LARGE,
    /** It could not be processed; it was set aside with the reason, for an operator to look at. */
    FAILED
  }
}
