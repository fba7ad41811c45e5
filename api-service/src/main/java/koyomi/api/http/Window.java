package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * The window {@code [from, to)} of a view.
 *
 * @param from first moment, null for the beginning
 * @param to first moment after it, null for no end
 */
public record Window(@Nullable Instant from, @Nullable Instant to) {
  private static final int MAX_YEARS = 5;

  /**
   * Reads {@code from} and {@code to} of a request.
   *
   * @param zone in which local times and dates are read
   * @throws ProblemException (400) if one is no time, (422) if the window has no length or more than
   *     five years
   */
  public static Window of(HttpServletRequest request, ZoneId zone) {
    Instant from = moment(request, "from", zone);
    Instant to = moment(request, "to", zone);
    if (from != null && to != null) {
      if (!to.isAfter(from)) {
        throw ProblemException.of(ProblemKind.UNPROCESSABLE, "to must be after from");
      }
      if (from.atOffset(ZoneOffset.UTC).plusYears(MAX_YEARS).plusDays(1).toInstant().isBefore(to)) {
        throw ProblemException.of(
            ProblemKind.UNPROCESSABLE, "a window has at most " + MAX_YEARS + " years");
      }
    }
    return new Window(from, to);
  }

  private static @Nullable Instant moment(HttpServletRequest request, String name, ZoneId zone) {
    String value = request.getParameter(name);
    return value == null || value.isEmpty() ? null : TimeParam.parse(name, value).instant(zone);
  }
}
