package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import koyomi.api.http.Conditions;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.http.Windows;
import koyomi.api.json.EventJson;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.PastTimes;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.event.Event;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.EventPage;
import koyomi.topologies.calendar.query.OccurrencePage;
import koyomi.topologies.calendar.query.OccurrenceQuery;
import koyomi.topologies.calendar.query.PastEvent;
import koyomi.topologies.calendar.query.PastEventPage;
import koyomi.topologies.calendar.query.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Reads of events: one, those of a window, the occurrences of one. */
@Controller
public class EventReadController {
  private static final String PAGE = "e1 ";

  private final Routing routing;
  private final LocalCalendars local;
  private final PastTimes past;

  /** Serves reads of events. */
  public EventReadController(Routing routing, LocalCalendars local, PastTimes past) {
    this.routing = routing;
    this.local = local;
    this.past = past;
  }

  /** One event: the series master with its overrides. */
  @GetMapping(path = "/v1/calendars/{calendarId}/events/{eventId}", produces = "application/json")
  public void get(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId)
      throws IOException {
    routing.serve(
        Paths.shard(calendarId),
        request,
        response,
        caller,
        view -> {
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.FREEBUSY);
          Event event = find(view, calendarId, eventId);
          if (Conditions.isNotModified(request, event.version())) {
            JsonAnswers.notModified(response, event.version());
          } else {
            byte[] json = json(event, seen, caller);
            JsonAnswers.resource(response, HttpServletResponse.SC_OK, event.version(), json);
          }
        });
  }

  /**
   * The events that have an occurrence in a window, ordered by id; with {@code asOf} those that
   * there were at a moment, as they were.
   */
  @GetMapping(path = "/v1/calendars/{calendarId}/events", produces = "application/json")
  public void list(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    int limit = Pages.limit(request);
    String after = after(request);
    routing.serve(
        Paths.shard(calendarId),
        request,
        response,
        caller,
        view -> {
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.FREEBUSY);
          ZoneId zone = seen.calendar().zone();
          Window window = Windows.orNull(request, zone);
          Instant asOf = past.of(request, zone, seen.calendar().createdAt());
          List<byte[]> items = new ArrayList<>();
          String next;
          if (asOf == null) {
            EventPage page = view.events(seen.calendar(), window, limit, after);
            page.items().forEach(event -> items.add(json(event, seen, caller)));
            next = page.nextPageToken();
          } else {
            PastEventPage page = view.eventsAsOf(seen.calendar(), asOf, window, limit, after);
            page.items().forEach(event -> items.add(json(event, seen, caller)));
            next = page.nextPageToken();
          }
          JsonAnswers.page(
              response, JsonAnswers.joined(items), next == null ? null : Pages.token(PAGE + next));
        });
  }

  /** The occurrences of one event; without an end the first so many. */
  @GetMapping(
      path = "/v1/calendars/{calendarId}/events/{eventId}/occurrences",
      produces = "application/json")
  public void occurrences(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId)
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
              asOf == null
                  ? view.occurrencesOf(find(view, calendarId, eventId), query)
                  : view.occurrencesOf(
                      view.eventAsOf(calendarId, Paths.event(eventId), asOf)
                          .orElseThrow(Paths::noEvent),
                      query);
          JsonAnswers.page(response, page.itemsJson(), page.nextPageToken());
        });
  }

  /** A token that only names an id could be made of any word: ours bears a mark as well. */
  private static @Nullable String after(HttpServletRequest request) {
    String text = Pages.text(request, "pageToken");
    if (text != null && !text.startsWith(PAGE)) {
      throw Pages.malformed("pageToken");
    }
    return text == null ? null : text.substring(PAGE.length());
  }

  private static Event find(CalendarView view, String calendarId, String eventId) {
    return view.event(calendarId, Paths.event(eventId)).orElseThrow(Paths::noEvent);
  }

  private static byte[] json(PastEvent past, LocalCalendars.Seen seen, Caller caller) {
    return EventJson.bytes(
        ShownConflicts.in(past.event(), seen.role(), caller),
        seen.calendar().zone(),
        past.showsDetails(seen.role(), caller.userId()));
  }

  private static byte[] json(Event event, LocalCalendars.Seen seen, Caller caller) {
    return EventJson.bytes(
        ShownConflicts.in(event, seen.role(), caller),
        seen.calendar().zone(),
        EventAccess.seesDetails(seen.role(), caller.userId(), event));
  }
}
