package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.http.Windows;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.read.FanOut;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.OccurrenceWish;
import koyomi.api.read.PastTimes;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.domain.access.Role;
import koyomi.domain.zone.Zones;
import koyomi.topologies.calendar.query.Membership;
import koyomi.topologies.calendar.query.OccurrencePage;
import koyomi.topologies.calendar.query.OccurrenceQuery;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The views that people open most: what takes place in a window. Ready bytes go to the socket. */
@Controller
public class OccurrenceController {
  private static final int MAX_CALENDARS = 1000;

  private final Routing routing;
  private final LocalCalendars local;
  private final FanOut fanOut;
  private final PastTimes past;

  /** Serves views. */
  public OccurrenceController(
      Routing routing, LocalCalendars local, FanOut fanOut, PastTimes past) {
    this.routing = routing;
    this.local = local;
    this.fanOut = fanOut;
    this.past = past;
  }

  /** The occurrences of one calendar. */
  @GetMapping(path = "/v1/calendars/{calendarId}/occurrences", produces = "application/json")
  public void ofCalendar(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    int limit = Pages.limit(request);
    routing.serve(
        Paths.shard(calendarId),
        request,
        response,
        caller,
        view -> {
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.FREEBUSY);
          ZoneId zone = seen.calendar().zone();
          OccurrenceQuery query =
              new OccurrenceQuery(
                  seen.calendar(),
                  seen.role(),
                  caller.userId(),
                  Windows.of(request, zone),
                  limit,
                  request.getParameter("pageToken"),
                  false);
          Instant asOf = past.of(request, zone, seen.calendar().createdAt());
          OccurrencePage page =
              asOf == null ? local.occurrences(view, query) : view.occurrencesAsOf(query, asOf);
          JsonAnswers.page(response, page.itemsJson(), page.nextPageToken());
        });
  }

  /** The occurrences of all the caller's calendars, or of those that he names. */
  @GetMapping(path = "/v1/me/occurrences", produces = "application/json")
  public void ofCaller(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    int limit = Pages.limit(request);
    Set<String> named = named(request);
    Collection<String> ids = named.isEmpty() ? all(request, caller) : named;
    ZoneId zone = zone(request);
    OccurrenceWish wish =
        new OccurrenceWish(
            Windows.of(request, zone),
            limit,
            request.getParameter("pageToken"),
            past.of(request, zone, Instant.MIN),
            !named.isEmpty());
    OccurrencePage page =
        ids.isEmpty() ? OccurrencePage.empty() : fanOut.occurrences(request, caller, ids, wish);
    JsonAnswers.page(response, page.itemsJson(), page.nextPageToken());
  }

  private List<String> all(HttpServletRequest request, Caller caller) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Membership membership : fanOut.memberships(request, caller)) {
      ids.add(membership.calendarId());
    }
    return ids;
  }

  private static Set<String> named(HttpServletRequest request) {
    Set<String> ids = new LinkedHashSet<>();
    String[] values = request.getParameterValues("calendarIds");
    if (values != null) {
      for (String id : String.join(",", values).split(",", -1)) {
        if (!id.isBlank()) {
          ids.add(Paths.calendar(id.strip()));
        }
      }
    }
    if (ids.size() > MAX_CALENDARS) {
      throw ProblemException.of(
          ProblemKind.UNPROCESSABLE, "at most " + MAX_CALENDARS + " calendars at a time");
    }
    return ids;
  }

  private static ZoneId zone(HttpServletRequest request) {
    String name = request.getParameter("timeZone");
    if (name == null || name.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return Zones.of(name);
    } catch (DateTimeException e) {
      throw ProblemException.of(ProblemKind.BAD_REQUEST, "timeZone must be an IANA zone");
    }
  }
}
