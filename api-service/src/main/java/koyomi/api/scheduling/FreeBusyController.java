package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import koyomi.api.http.Bodies;
import koyomi.api.http.JsonAnswers;
import koyomi.api.json.FreeBusyBody;
import koyomi.api.json.FreeBusyJson;
import koyomi.api.json.JsonBodies;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.domain.icalendar.FreeBusyWriter;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.scheduling.BusyTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** When colleagues and rooms are busy, and nothing else of them. */
@Controller
public class FreeBusyController {
  private static final String CALENDAR = "text/calendar";

  private final BusyTimes times;
  private final Routing routing;
  private final InstantSource clock = InstantSource.system();

  /** Serves busy times. */
  public FreeBusyController(BusyTimes times, Routing routing) {
    this.times = times;
    this.routing = routing;
  }

  /** Busy times of several in a window. It changes nothing: a retry needs no key. */
  @PostMapping(
      path = "/v1/freebusy",
      consumes = "application/json",
      produces = {"application/json", CALENDAR})
  public void freeBusy(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    FreeBusyBody body = FreeBusyBody.of(JsonBodies.object(Bodies.read(request)));
    Map<String, BusyTime> found = times.of(request, caller, body.participants(), body.window());
    if (Optional.ofNullable(request.getHeader("Accept")).orElse("").contains(CALENDAR)) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      FreeBusyWriter.write(found, body.window(), clock.instant(), file);
      response.setContentType(CALENDAR + ";charset=UTF-8");
      response.setContentLength(file.size());
      file.writeTo(response.getOutputStream());
      return;
    }
    JsonAnswers.write(
        response,
        HttpServletResponse.SC_OK,
        FreeBusyJson.bytes(body.participants(), found, body.zone()));
  }

  /** What this instance tells other instances of a user of its partitions. */
  @GetMapping(BusyTimes.ROUTE)
  public void local(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    String user = request.getParameter("user");
    Span window =
        new Span(
            Long.parseLong(request.getParameter("start")),
            Long.parseLong(request.getParameter("end")));
    BusyTimes.Asked asked = new BusyTimes.Asked(window, request.getParameter("except"));
    routing.serve(
        ShardKey.ofUser(user),
        request,
        response,
        caller,
        view -> answer(response, BusyTimes.write(BusyTimes.local(view, caller, user, asked))));
  }

  /** What this instance tells other instances of an event of its partitions. */
  @GetMapping(KnownEvents.ROUTE)
  public void event(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    String calendarId = request.getParameter("calendarId");
    String eventId = request.getParameter("eventId");
    routing.serve(
        ShardKey.ofCalendar(calendarId),
        request,
        response,
        caller,
        view -> answer(response, KnownEvents.write(KnownEvents.local(view, calendarId, eventId))));
  }

  private static void answer(HttpServletResponse response, byte[] bytes) throws IOException {
    response.setContentType("application/octet-stream");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
