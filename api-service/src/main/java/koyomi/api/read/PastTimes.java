package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import koyomi.api.http.TimeParam;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/** The moment of {@code asOf}: not yet to come, and within what is kept of history. */
public final class PastTimes {
  /** By how much clients' clocks may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Duration retention;
  private final InstantSource clock;

  /** Looks back as far as former versions are kept. */
  public PastTimes(Duration retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Returns the moment that a request asks for, or null where it asks for the present.
   *
   * @param zone in which local times and dates are read
   * @param beginning a moment before which there was nothing, so that nothing is the right answer
   *     for all of it
   * @throws ProblemException (400) if it is no time, (422) if it is still to come, (410) if it lies
   *     before what is kept
   */
  public @Nullable Instant of(HttpServletRequest request, ZoneId zone, Instant beginning) {
    String value = request.getParameter("asOf");
    if (value == null || value.isEmpty()) {
      return null;
    }
    Instant asOf = TimeParam.parse("asOf", value).instant(zone);
    Instant now = clock.instant();
    if (asOf.isAfter(now.plus(SKEW))) {
      throw ProblemException.of(ProblemKind.UNPROCESSABLE, "asOf is still to come");
    }
    Instant first = now.minus(retention);
    if (asOf.isBefore(first) && !asOf.isBefore(beginning)) {
      throw ProblemException.of(
          ProblemKind.HISTORY_GONE,
          "asOf may go back to " + first + ": what was before isn't kept");
    }
    return asOf;
  }
}
