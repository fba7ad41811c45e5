package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.json.EventJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.event.Event;
import koyomi.topologies.calendar.query.ChangePage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What changed in a calendar since a sync token. A token names the calendar and a place in its log:
 * it never expires, and one that the log doesn't reach (of another calendar, of a log that was
 * lost) is refused with 410, after which a client begins anew.
 */
@Controller
public class ChangesController {
  private final Routing routing;
  private final LocalCalendars local;

  /** Serves changes. */
  public ChangesController(Routing routing, LocalCalendars local) {
    this.routing = routing;
    this.local = local;
  }

  /** The changes since {@code syncToken}, or everything without one. */
  @GetMapping(path = "/v1/calendars/{calendarId}/changes", produces = "application/json")
  public void changes(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    int limit = Pages.limit(request);
    SyncToken page = SyncToken.of(request, "pageToken");
    SyncToken token = page == null ? SyncToken.of(request, "syncToken") : page;
    routing.serve(
        Paths.shard(calendarId),
        request,
        response,
        caller,
        view -> {
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.FREEBUSY);
          long since = token == null ? 0 : token.sequence();
          boolean ours = token == null || token.calendarId().equals(calendarId);
          if (!ours || since > seen.calendar().sequence()) {
            throw ProblemException.of(
                ProblemKind.GONE, "this token isn't of this calendar's log: sync without one");
          }
          ChangePage changes = view.changes(calendarId, since, limit);
          JsonAnswers.write(
              response, HttpServletResponse.SC_OK, body(changes, calendarId, seen, caller));
        });
  }

  private static byte[] body(
      ChangePage changes, String calendarId, LocalCalendars.Seen seen, Caller caller) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    ascii(out, "{\"items\":[");
    boolean first = true;
    for (ChangePage.Change change : changes.items()) {
      ascii(out, first ? "" : ",");
      first = false;
      // event ids are URL-safe: nothing to escape
      ascii(out, "{\"eventId\":\"" + change.eventId() + "\",\"kind\":\"" + change.kind() + "\"");
      Event event = change.event();
      if (event != null) {
        ascii(out, ",\"event\":");
        boolean details = EventAccess.seesDetails(seen.role(), caller.userId(), event);
        Event shown = ShownConflicts.in(event, seen.role(), caller);
        out.writeBytes(EventJson.bytes(shown, seen.calendar().zone(), details));
      }
      ascii(out, "}");
    }
    String next = new SyncToken(calendarId, changes.sequence()).encode();
    ascii(out, "]");
    if (changes.more()) {
      ascii(out, ",\"nextPageToken\":\"" + next + "\"");
    }
    ascii(out, ",\"nextSyncToken\":\"" + next + "\"}");
    return out.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
