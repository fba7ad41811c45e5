package koyomi.api.problem;

import java.util.List;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.event.Violation;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Holds no stack trace: it says something of the request only. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  /** An exception that becomes this problem. */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** An exception that becomes a problem of this kind. */
  public static ProblemException of(ProblemKind kind, String detail) {
    return new ProblemException(Problem.of(kind, detail));
  }

  /** A body that makes no sense (422), with the places in question. */
  public static ProblemException unprocessable(List<Violation> violations) {
    return new ProblemException(
        new Problem(ProblemKind.UNPROCESSABLE, violations.getFirst().detail(), violations, null));
  }

  /** A refusal of the writer. */
  public static ProblemException rejected(Rejection rejection) {
    return rejected(rejection, null);
  }

  /** A refusal of the writer with a member of its own. */
  public static ProblemException rejected(
      Rejection rejection, Problem.@Nullable Extension extension) {
    ProblemKind kind =
        switch (rejection.kind()) {
          case NOT_FOUND -> ProblemKind.NOT_FOUND;
          case FORBIDDEN -> ProblemKind.FORBIDDEN;
          case CONFLICT -> ProblemKind.CONFLICT;
          case PRECONDITION_FAILED -> ProblemKind.PRECONDITION_FAILED;
          case INVALID -> ProblemKind.UNPROCESSABLE;
          case KEY_REUSED -> ProblemKind.KEY_REUSED;
          case TOO_LARGE -> ProblemKind.TOO_LARGE;
          case FAILED -> ProblemKind.INTERNAL;
        };
    return new ProblemException(
        new Problem(kind, rejection.detail(), rejection.violations(), null, extension));
  }

  /** Returns what the client is told. */
  public Problem problem() {
    return problem;
  }
}
