package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import koyomi.api.http.Pages;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.Membership;
import koyomi.topologies.calendar.query.PageTransfer;
import koyomi.topologies.calendar.query.Window;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What this instance tells other instances of its partitions. */
@Controller
public class InternalController {
  private static final String BYTES = "application/octet-stream";

  private final Routing routing;
  private final LocalCalendars local;

  /** Answers from the local stores only. */
  public InternalController(Routing routing, LocalCalendars local) {
    this.routing = routing;
    this.local = local;
  }

  /** The caller's memberships, a line each. */
  @GetMapping(InternalRoutes.MEMBERSHIPS)
  public void memberships(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    routing.serve(
        ShardKey.ofUser(caller.userId()),
        request,
        response,
        caller,
        view -> {
          StringBuilder lines = new StringBuilder();
          for (Membership membership : view.memberships(caller.userId())) {
            lines.append(membership.calendarId()).append(' ').append(membership.role());
            lines.append('\n');
          }
          write(response, lines.toString().getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Calendars of one partition: a line each, id and JSON. */
  @GetMapping(InternalRoutes.CALENDARS)
  public void calendars(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    List<String> ids = ids(request);
    boolean strict = Boolean.parseBoolean(request.getParameter("strict"));
    routing.serve(
        ShardKey.ofCalendar(ids.getFirst()),
        request,
        response,
        caller,
        view -> {
          ByteArrayOutputStream lines = new ByteArrayOutputStream();
          local
              .calendars(view, caller, ids, strict)
              .forEach((id, json) -> {
                lines.writeBytes((id + " ").getBytes(StandardCharsets.US_ASCII));
                lines.writeBytes(json);
                lines.write('\n');
              });
          write(response, lines.toByteArray());
        });
  }

  /** Occurrences of calendars of one partition, with the places by which pages merge. */
  @GetMapping(InternalRoutes.OCCURRENCES)
  public void occurrences(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    List<String> ids = ids(request);
    String to = request.getParameter("to");
    OccurrenceWish wish =
        new OccurrenceWish(
            new Window(
                Instant.parse(request.getParameter("from")), to == null ? null : Instant.parse(to)),
            Pages.limit(request),
            request.getParameter("pageToken"),
            Boolean.parseBoolean(request.getParameter("strict")));
    routing.serve(
        ShardKey.ofCalendar(ids.getFirst()),
        request,
        response,
        caller,
        view -> write(response, PageTransfer.write(local.occurrences(view, caller, ids, wish))));
  }

  private static List<String> ids(HttpServletRequest request) {
    return List.of(request.getParameter("ids").split(",", -1));
  }

  private static void write(HttpServletResponse response, byte[] body) throws IOException {
    response.setContentType(BYTES);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
