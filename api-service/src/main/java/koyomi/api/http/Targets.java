package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;

/** Which part of a series a request concerns: {@code scope} and {@code occurrence}. */
public final class Targets {
  private Targets() {}

  /**
   * Reads the parameters.
   *
   * @throws ProblemException (400) if the scope is unknown, the occurrence is no time, or either
   *     lacks the other
   */
  public static Target of(HttpServletRequest request) {
    String scope = request.getParameter("scope");
    String occurrence = request.getParameter("occurrence");
    return switch (scope == null ? "all" : scope) {
      case "all" -> {
        if (occurrence != null) {
          throw bad("occurrence needs scope=this or scope=following");
        }
        yield new Target.Whole();
      }
      case "this" -> part(Scope.THIS, occurrence);
      case "following" -> part(Scope.FOLLOWING, occurrence);
      case String other -> throw bad("scope must be this, following or all, not '" + other + "'");
    };
  }

  private static Target part(Scope scope, @org.jspecify.annotations.Nullable String occurrence) {
    if (occurrence == null || occurrence.isEmpty()) {
      throw bad("this scope needs occurrence, the original start of the occurrence meant");
    }
    return new Target.Part(scope, TimeParam.occurrence(occurrence));
  }

  private static ProblemException bad(String detail) {
    return ProblemException.of(ProblemKind.BAD_REQUEST, detail);
  }
}
