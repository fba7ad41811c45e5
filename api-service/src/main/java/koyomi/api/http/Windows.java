package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.topologies.calendar.query.Window;
import org.jspecify.annotations.Nullable;

/** The window {@code [from, to)} of a view in a query string. */
public final class Windows {
  private static final int MAX_YEARS = 5;

  /** Seconds that are less than five years on any clock. */
  private static final long CERTAINLY_SHORT = 4 * 365 * 86_400L;

  private Windows() {}

  /**
   * Returns the window of a request; without {@code from} it begins with the first year, without
   * {@code to} it has no end.
   *
   * @param zone in which local times and dates are read
   * @throws ProblemException (400) if one is no time, (422) if the window has no length or more
   *     than five years
   */
  public static Window of(HttpServletRequest request, ZoneId zone) {
    Instant from = moment(request, "from", zone);
    Instant to = moment(request, "to", zone);
    if (to != null) {
      check(from, to, zone);
    }
    return new Window(from == null ? TimeParam.FIRST : from, to);
  }

  /** Returns the window of a request as {@link #of}, or null where it names none. */
  public static @Nullable Window orNull(HttpServletRequest request, ZoneId zone) {
    boolean none = request.getParameter("from") == null && request.getParameter("to") == null;
    return none ? null : of(request, zone);
  }

  private static void check(@Nullable Instant from, Instant to, ZoneId zone) {
    if (from == null) {
      throw ProblemException.of(
          ProblemKind.UNPROCESSABLE,
          "a window that ends needs a from: it has at most " + MAX_YEARS + " years");
    }
    if (!to.isAfter(from)) {
      throw ProblemException.of(ProblemKind.UNPROCESSABLE, "to must be after from");
    }
    if (to.getEpochSecond() - from.getEpochSecond() < CERTAINLY_SHORT) {
      return;
    }
    Instant last = later(fiveYearsOn(from, ZoneOffset.UTC), fiveYearsOn(from, zone));
    if (to.isAfter(last)) {
      throw ProblemException.of(
          ProblemKind.UNPROCESSABLE, "a window has at most " + MAX_YEARS + " years");
    }
  }

  /** The years end on the caller's clock, which the two ends may show in different offsets. */
  private static Instant fiveYearsOn(Instant from, ZoneId zone) {
    return from.atZone(zone).plusYears(MAX_YEARS).plusHours(1).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable Instant moment(HttpServletRequest request, String name, ZoneId zone) {
    String value = request.getParameter(name);
    return value == null || value.isEmpty() ? null : TimeParam.parse(name, value).instant(zone);
  }
}
