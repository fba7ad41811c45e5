package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import koyomi.api.http.JsonAnswers;
import koyomi.api.json.EventJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.CalendarLookup;
import koyomi.api.security.Caller;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventTime;
import koyomi.domain.zone.Zones;

/** Writes the writer's answers on events, to each caller what he may see. */
public final class EventAnswers {
  private final CalendarLookup lookup;

  /** Answers that look calendars up where the writer's answer doesn't say enough. */
  public EventAnswers(CalendarLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Answers with an event: 201 with its place if the request made it, otherwise 200. The later part
   * of a split is new as well, but the request was to change: its place is the content's.
   *
   * @param makes whether the request was to make an event
   * @throws IOException if the client is gone
   */
  void write(
      Answer answer,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      boolean makes)
      throws IOException {
    if (!(answer instanceof Answer.OfEvent now)) {
      throw new IllegalStateException("an event was changed, the answer is " + answer);
    }
    Event event = now.event();
    ZoneId zone = ZoneOffset.UTC;
    boolean details =
        !EventAccess.isRestricted(event) || EventAccess.insiders(event).contains(caller.userId());
    boolean namesFloating =
        event.content().start() instanceof EventTime.Floating
            && (!event.overrides().isEmpty() || !now.dropped().isEmpty());
    Event shown = event;
    if (!details || namesFloating || !ShownConflicts.areOwn(event, caller)) {
      CalendarLookup.Summary calendar = find(request, caller, event);
      zone = Zones.of(calendar.timeZone());
      details = details || calendar.role() == Role.OWNER;
      shown = ShownConflicts.in(event, calendar.role(), caller);
    }
    String place = "/v1/calendars/" + event.calendarId() + "/events/" + event.id();
    boolean made = makes && now.created();
    if (made) {
      response.setHeader("Location", place);
    } else {
      response.setHeader("Content-Location", place);
    }
    int status = made ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK;
    byte[] json = EventJson.bytes(shown, zone, details, now.dropped());
    JsonAnswers.resource(response, status, event.version(), json);
  }

  /** The write is done; a calendar that can't be read now costs its answer details, not more. */
  private CalendarLookup.Summary find(HttpServletRequest request, Caller caller, Event event) {
    try {
      return lookup.find(request, caller, event.calendarId());
    } catch (ProblemException e) {
      return new CalendarLookup.Summary("UTC", Role.FREEBUSY, "{}", 0);
    }
  }

  /** Says that it is gone; of a series that goes on, with the version that it has now. */
  static void deleted(Answer answer, HttpServletResponse response) {
    if (answer instanceof Answer.OfEvent left) {
      JsonAnswers.tag(response, left.event().version());
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
