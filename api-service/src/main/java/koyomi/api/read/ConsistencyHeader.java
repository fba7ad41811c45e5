package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.topologies.calendar.query.Consistency;
import org.jspecify.annotations.Nullable;

/** The header by which a client asks to see its own writes on any instance. */
public final class ConsistencyHeader {
  /** Name of the header. */
  public static final String NAME = "Koyomi-Consistency";

  private ConsistencyHeader() {}

  /**
   * Returns the position that a request insists on, or null for none.
   *
   * @throws ProblemException (400) if the header isn't one that a write gave
   */
  static @Nullable Consistency of(HttpServletRequest request) {
    String value = request.getHeader(NAME);
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return Consistency.parse(value.strip());
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemKind.BAD_REQUEST, NAME + " isn't a token that this service gave");
    }
  }
}
