package koyomi.api.problem;

import java.time.Duration;
import java.util.List;
import koyomi.domain.event.Violation;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 describes it.
 *
 * @param kind type, title and status
 * @param detail what went wrong this time, for a person
 * @param errors the parts of the body in question
 * @param retryAfter when to try again
 * @param extension a member of the kind's own (RFC 9457 §3.2)
 */
public record Problem(
    ProblemKind kind,
    String detail,
    List<Violation> errors,
    @Nullable Duration retryAfter,
    @Nullable Extension extension) {
  /** Copies the errors. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * A further member.
   *
   * @param name its name
   * @param json its value as JSON text
   */
  public record Extension(String name, String json) {}

  /** A problem without a member of its own. */
  public Problem(
      ProblemKind kind, String detail, List<Violation> errors, @Nullable Duration retryAfter) {
    this(kind, detail, errors, retryAfter, null);
  }

  /** A problem without further parts. */
  public static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind, detail, List.of(), null);
  }

  /** A problem that may be gone after a while; the client is told how long to wait. */
  public static Problem temporary(ProblemKind kind, String detail, Duration retryAfter) {
    return new Problem(kind, detail, List.of(), retryAfter);
  }
}
