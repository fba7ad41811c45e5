package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import koyomi.api.http.Bodies;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.Targets;
import koyomi.api.http.TimeParam;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.ResponseBody;
import koyomi.api.people.AddressBook;
import koyomi.api.security.Caller;
import koyomi.api.write.Writes;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Answers of attendees, and what organisers make of the times that attendees propose. */
@Controller
public class ResponseController {
  private static final String EVENT = "/v1/calendars/{calendarId}/events/{eventId}";

  private final Writes writes;
  private final EventAnswers answers;
  private final AddressBook addresses;

  /** Serves answers. */
  public ResponseController(Writes writes, EventAnswers answers, AddressBook addresses) {
    this.writes = writes;
    this.answers = answers;
    this.addresses = addresses;
  }

  /** Takes an attendee's own answer, to the series or to one occurrence. */
  @PostMapping(
      path = EVENT + "/response",
      consumes = "application/json",
      produces = "application/json")
  public void respond(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId)
      throws IOException {
    Paths.calendar(calendarId);
    Paths.event(eventId);
    byte[] body = Bodies.read(request);
    ResponseBody said = ResponseBody.of(JsonBodies.object(body));
    String occurrence = said.occurrence();
    Target target =
        occurrence == null
            ? new Target.Whole()
            : new Target.Part(Scope.THIS, TimeParam.occurrence(occurrence));
    Attendee named = said.delegate();
    Attendee delegate =
        named == null ? null : addresses.resolved(request, caller, named, "/delegateTo");
    writes.submit(
        request,
        response,
        caller,
        calendarId,
        IdempotencyKeys.of(request, caller, calendarId, body),
        new CalendarCommand.RespondToEvent(
            eventId, said.status(), said.comment(), target, said.proposal(), delegate),
        (answer, to) -> answers.write(answer, request, to, caller, false));
  }

  /**
   * Declines the time that an attendee proposes; moving the event accepts it.
   *
   * @param attendee user id or mail address
   */
  @DeleteMapping(EVENT + "/attendees/{attendee}/proposedTime")
  public void declineProposal(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId,
      @PathVariable String attendee) {
    Paths.calendar(calendarId);
    Paths.event(eventId);
    writes.submit(
        request,
        response,
        caller,
        calendarId,
        null,
        new CalendarCommand.DeclineProposal(eventId, attendee, target(request)),
        EventAnswers::deleted);
  }

  /** Without a scope an occurrence is meant by itself. */
  private static Target target(HttpServletRequest request) {
    String occurrence = request.getParameter("occurrence");
    return occurrence == null || request.getParameter("scope") != null
        ? Targets.of(request)
        : new Target.Part(Scope.THIS, TimeParam.occurrence(occurrence));
  }
}
