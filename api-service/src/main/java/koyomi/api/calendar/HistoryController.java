package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import koyomi.api.http.Bodies;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.json.HistoryJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.api.write.Writes;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.event.Event;
import koyomi.topologies.calendar.query.HistoryPage;
import koyomi.topologies.calendar.query.HistoryPage.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The versions of an event: who made them, and the way back to one. */
@Controller
public class HistoryController {
  private static final String HISTORY = "/v1/calendars/{calendarId}/events/{eventId}/history";
  private static final int MAX_DIGITS = 18;

  private final Routing routing;
  private final LocalCalendars local;
  private final Writes writes;
  private final EventAnswers answers;

  /** Serves versions. */
  public HistoryController(
      Routing routing, LocalCalendars local, Writes writes, EventAnswers answers) {
    this.routing = routing;
    this.local = local;
    this.writes = writes;
    this.answers = answers;
  }

  /**
   * The versions of an event, a deleted one too, the last one first. It takes a viewer; a version
   * shows its times only to who sees no more of it, or of the event as it is now.
   */
  @GetMapping(path = HISTORY, produces = "application/json")
  public void list(
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
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.VIEWER);
          HistoryPage page =
              view.history(
                      calendarId, Paths.event(eventId), limit, request.getParameter("pageToken"))
                  .orElseThrow(Paths::noEvent);
          List<byte[]> items = new ArrayList<>(page.items().size());
          for (Version version : page.items()) {
            items.add(json(version, page.present(), seen, caller));
          }
          JsonAnswers.page(response, JsonAnswers.joined(items), page.nextPageToken());
        });
  }

  private static byte[] json(
      Version version, Event present, LocalCalendars.Seen seen, Caller caller) {
    boolean before = shows(version.before(), present, seen, caller);
    boolean after = shows(version.event(), present, seen, caller);
    // a deletion is as open as what it deleted
    boolean details = version.event() == null ? before : after;
    return HistoryJson.bytes(
        version,
        seen.calendar().zone(),
        details,
        before,
        event -> ShownConflicts.in(event, seen.role(), caller));
  }

  private static boolean shows(
      @Nullable Event event, Event present, LocalCalendars.Seen seen, Caller caller) {
    return EventAccess.seesDetails(
        seen.role(), caller.userId(), event == null ? present : event, present);
  }

  /** Brings a version back, as a new one. */
  @PostMapping(path = HISTORY + "/{version}/restore", produces = "application/json")
  public void restore(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId,
      @PathVariable String version) {
    Paths.calendar(calendarId);
    Paths.event(eventId);
    CalendarCommand command = new CalendarCommand.RestoreEvent(eventId, number(version));
    byte[] body = Bodies.read(request);
    writes.submit(
        request,
        response,
        caller,
        calendarId,
        IdempotencyKeys.of(request, caller, calendarId, body),
        command,
        (answer, to) -> answers.write(answer, request, to, caller, false));
  }

  private static long number(String version) {
    if (version.isEmpty()
        || version.length() > MAX_DIGITS
        || !version.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw ProblemException.of(ProblemKind.NOT_FOUND, "there is no such version of this event");
    }
    return Long.parseLong(version);
  }
}
