package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import koyomi.api.json.JsonBodies;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.domain.access.Role;
import tools.jackson.databind.JsonNode;

/** What a write has to know of its calendar beside the writer's answer, wherever that is kept. */
public final class CalendarLookup {
  private final FanOut fanOut;

  /** Looks calendars up by this way. */
  public CalendarLookup(FanOut fanOut) {
    this.fanOut = fanOut;
  }

  /**
   * A calendar as its caller sees it.
   *
   * @param timeZone IANA name
   * @param role the caller's
   * @param settings JSON text
   * @param version its version
   */
  public record Summary(String timeZone, Role role, String settings, long version) {}

  /**
   * Returns the calendar.
   *
   * @throws ProblemException (404) if it doesn't exist, (403) if the caller has no role there,
   *     (503) if it can't be read in time
   */
  public Summary find(HttpServletRequest request, Caller caller, String calendarId) {
    byte[] json;
    try {
      json = fanOut.calendars(request, caller, List.of(calendarId), true).get(calendarId);
    } catch (IOException e) {
      throw Routing.unavailable("the calendar can't be read just now");
    }
    if (json == null) {
      throw ProblemException.of(ProblemKind.NOT_FOUND, LocalCalendars.NO_CALENDAR);
    }
    JsonNode calendar = JsonBodies.object(json);
    return new Summary(
        calendar.path("timeZone").asString(),
        Role.valueOf(calendar.path("role").asString()),
        JsonBodies.text(calendar.path("settings")),
        calendar.path("version").asLong());
  }
}
