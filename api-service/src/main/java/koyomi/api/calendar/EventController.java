package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.random.RandomGenerator;
import koyomi.api.http.Bodies;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.Targets;
import koyomi.api.json.EventBodies;
import koyomi.api.json.JsonBodies;
import koyomi.api.people.AddressBook;
import koyomi.api.scheduling.ParticipantTimes;
import koyomi.api.security.Caller;
import koyomi.api.write.Writes;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventDraft;
import koyomi.domain.id.Ids;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Changes of events: create, replace, patch and delete. */
@Controller
public class EventController {
  private static final String EVENT = "/v1/calendars/{calendarId}/events/{eventId}";

  private final Writes writes;
  private final EventAnswers answers;
  private final ParticipantTimes participants;
  private final RandomGenerator random;
  private final AddressBook addresses;

  /** Serves changes of events. */
  public EventController(
      Writes writes,
      EventAnswers answers,
      ParticipantTimes participants,
      RandomGenerator random,
      AddressBook addresses) {
    this.addresses = addresses;
    this.writes = writes;
    this.answers = answers;
    this.participants = participants;
    this.random = random;
  }

  /** Makes an event under a new id. */
  @PostMapping(
      path = "/v1/calendars/{calendarId}/events",
      consumes = "application/json",
      produces = "application/json")
  public void create(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    Paths.calendar(calendarId);
    byte[] body = Bodies.read(request);
    EventDraft draft =
        addresses.resolved(request, caller, EventBodies.draft(JsonBodies.object(body)));
    String eventId = Ids.newEventId(random);
    submit(
        request,
        response,
        caller,
        writes.context(
            request, caller, calendarId, IdempotencyKeys.of(request, caller, calendarId, body)),
        new CalendarCommand.CreateEvent(eventId, draft),
        (answer, to) -> answers.write(answer, request, to, caller, true));
  }

  /** Replaces an event or a part of a series by a whole body; makes it where the id is new. */
  @PutMapping(path = EVENT, consumes = "application/json", produces = "application/json")
  public void put(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId)
      throws IOException {
    Paths.calendar(calendarId);
    Paths.newEvent(eventId);
    Target target = Targets.of(request);
    EventDraft draft =
        addresses.resolved(
            request, caller, EventBodies.draft(JsonBodies.object(Bodies.read(request))));
    submit(
        request,
        response,
        caller,
        writes.context(request, caller, calendarId, null),
        new CalendarCommand.PutEvent(eventId, draft, target),
        (answer, to) -> answers.write(answer, request, to, caller, target instanceof Target.Whole));
  }

  /** Merges a patch (RFC 7396) into an event or a part of a series. */
  @PatchMapping(
      path = EVENT,
      consumes = {"application/json", "application/merge-patch+json"},
      produces = "application/json")
  public void patch(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId)
      throws IOException {
    Paths.calendar(calendarId);
    Paths.event(eventId);
    Target target = Targets.of(request);
    EventDraft draft =
        addresses.resolved(
            request, caller, EventBodies.draft(JsonBodies.object(Bodies.read(request))));
    submit(
        request,
        response,
        caller,
        writes.context(request, caller, calendarId, null),
        new CalendarCommand.PatchEvent(eventId, draft, target),
        (answer, to) -> answers.write(answer, request, to, caller, false));
  }

  private void submit(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      CommandContext context,
      CalendarCommand command,
      Writes.Reply reply) {
    writes.submit(
        request, response, participants.with(request, caller, context, command), command, reply);
  }

  /** Deletes an event or a part of a series. */
  @DeleteMapping(EVENT)
  public void delete(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId,
      @PathVariable String eventId) {
    Paths.calendar(calendarId);
    Paths.event(eventId);
    writes.submit(
        request,
        response,
        caller,
        calendarId,
        null,
        new CalendarCommand.DeleteEvent(eventId, Targets.of(request)),
        EventAnswers::deleted);
  }
}
