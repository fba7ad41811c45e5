package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import koyomi.api.http.Bodies;
import koyomi.api.http.JsonAnswers;
import koyomi.api.json.CalendarBodies;
import koyomi.api.json.CalendarJson;
import koyomi.api.json.JsonBodies;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.api.write.Writes;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** Who may do what in a calendar; for its owners. */
@Controller
public class AclController {
  private final Writes writes;
  private final Routing routing;
  private final LocalCalendars local;

  /** Serves access lists. */
  public AclController(Writes writes, Routing routing, LocalCalendars local) {
    this.writes = writes;
    this.routing = routing;
    this.local = local;
  }

  /** The whole list. */
  @GetMapping(path = "/v1/calendars/{calendarId}/acl", produces = "application/json")
  public void list(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    routing.serve(
        Paths.shard(calendarId),
        request,
        response,
        caller,
        view -> {
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.OWNER);
          JsonAnswers.write(
              response, HttpServletResponse.SC_OK, CalendarJson.acl(seen.calendar().acl()));
        });
  }

  /** Gives a user a role. */
  @PutMapping(
      path = "/v1/calendars/{calendarId}/acl/{userId}",
      consumes = "application/json",
      produces = "application/json")
  public void share(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String userId) {
    Role role = CalendarBodies.role(JsonBodies.object(Bodies.read(request)));
    writes.submit(
        request,
        response,
        caller,
        Paths.calendar(calendarId),
        null,
        new CalendarCommand.Share(Paths.user(userId), role),
        (answer, to) -> {
          if (answer instanceof Answer.OfCalendar now) {
            JsonAnswers.tag(to, now.calendar().version());
          }
          JsonAnswers.write(to, HttpServletResponse.SC_OK, CalendarJson.aclEntry(userId, role));
        });
  }

  /** Takes a user's role away. */
  @DeleteMapping("/v1/calendars/{calendarId}/acl/{userId}")
  public void unshare(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String userId) {
    writes.submit(
        request,
        response,
        caller,
        Paths.calendar(calendarId),
        null,
        new CalendarCommand.Unshare(Paths.user(userId)),
        (answer, to) -> to.setStatus(HttpServletResponse.SC_NO_CONTENT));
  }
}
