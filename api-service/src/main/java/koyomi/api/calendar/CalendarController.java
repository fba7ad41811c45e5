package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import koyomi.api.http.Bodies;
import koyomi.api.http.Conditions;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.json.CalendarBodies;
import koyomi.api.json.CalendarJson;
import koyomi.api.json.JsonBodies;
import koyomi.api.read.FanOut;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.api.write.Writes;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.Membership;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Calendars: create, list, read, patch, delete and restore. */
@Controller
public class CalendarController {
  private final Writes writes;
  private final Routing routing;
  private final LocalCalendars local;
  private final FanOut fanOut;
  private final CalendarPatches patches;
  private final RandomGenerator random;

  /** Serves calendars. */
  public CalendarController(
      Writes writes,
      Routing routing,
      LocalCalendars local,
      FanOut fanOut,
      CalendarPatches patches,
      RandomGenerator random) {
    this.writes = writes;
    this.routing = routing;
    this.local = local;
    this.fanOut = fanOut;
    this.patches = patches;
    this.random = random;
  }

  /** Makes a calendar of the caller's own. */
  @PostMapping(path = "/v1/calendars", consumes = "application/json", produces = "application/json")
  public void create(HttpServletRequest request, HttpServletResponse response, Caller caller) {
    byte[] body = Bodies.read(request);
    String id = Ids.newCalendarId(shard(request, caller), random);
    writes.submit(
        request,
        response,
        caller,
        id,
        IdempotencyKeys.of(request, "user:" + caller.userId(), body),
        new CalendarCommand.CreateCalendar(CalendarBodies.draft(JsonBodies.object(body))),
        (answer, to) -> {
          if (answer instanceof Answer.OfCalendar made) {
            to.setHeader("Location", "/v1/calendars/" + made.calendar().id());
          }
          write(answer, to, caller, HttpServletResponse.SC_CREATED);
        });
  }

  /** The calendars in which the caller has a role, ordered by id. */
  @GetMapping(path = "/v1/calendars", produces = "application/json")
  public void list(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    int limit = Pages.limit(request);
    String after = Pages.text(request, "pageToken");
    if (after != null && !Ids.isCalendarId(after)) {
      throw Pages.malformed("pageToken");
    }
    List<String> ids = new ArrayList<>();
    for (Membership membership : fanOut.memberships(request, caller)) {
      if (after == null || membership.calendarId().compareTo(after) > 0) {
        ids.add(membership.calendarId());
      }
    }
    List<byte[]> items = new ArrayList<>();
    String last = null;
    int read = 0;
    // deleted calendars keep their members: read on until the page is full
    while (items.size() < limit && read < ids.size()) {
      List<String> slice = ids.subList(read, Math.min(ids.size(), read + limit - items.size()));
      Map<String, byte[]> found = fanOut.calendars(request, caller, slice, false);
      items.addAll(found.values());
      last = slice.getLast();
      read += slice.size();
    }
    String next = read < ids.size() && last != null ? Pages.token(last) : null;
    JsonAnswers.page(response, JsonAnswers.joined(items), next);
  }

  /** One calendar. */
  @GetMapping(path = "/v1/calendars/{calendarId}", produces = "application/json")
  public void get(
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
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.FREEBUSY);
          long version = seen.calendar().version();
          if (Conditions.isNotModified(request, version)) {
            JsonAnswers.notModified(response, version);
          } else {
            byte[] json = CalendarJson.bytes(seen.calendar(), seen.role());
            JsonAnswers.resource(response, HttpServletResponse.SC_OK, version, json);
          }
        });
  }

  /** Merges a patch (RFC 7396) into a calendar. */
  @PatchMapping(
      path = "/v1/calendars/{calendarId}",
      consumes = {"application/json", "application/merge-patch+json"},
      produces = "application/json")
  public void patch(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId) {
    patches.patch(request, response, caller, Paths.calendar(calendarId), CalendarController::write);
  }

  /** Deletes a calendar; for 30 days it can be restored. */
  @DeleteMapping("/v1/calendars/{calendarId}")
  public void delete(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId) {
    writes.submit(
        request,
        response,
        caller,
        Paths.calendar(calendarId),
        null,
        new CalendarCommand.DeleteCalendar(),
        (answer, to) -> to.setStatus(HttpServletResponse.SC_NO_CONTENT));
  }

  /** Brings a deleted calendar back. */
  @PostMapping(path = "/v1/calendars/{calendarId}/restore", produces = "application/json")
  public void restore(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId) {
    byte[] body = Bodies.read(request);
    writes.submit(
        request,
        response,
        caller,
        Paths.calendar(calendarId),
        IdempotencyKeys.of(request, caller, calendarId, body),
        new CalendarCommand.RestoreCalendar(),
        (answer, to) -> write(answer, to, caller));
  }

  /**
   * A person's calendars lie together; a service's are spread. A retry has to find the partition of
   * the first try, so with a key it is the key that spreads.
   */
  private ShardKey shard(HttpServletRequest request, Caller caller) {
    if (!caller.service()) {
      return ShardKey.ofUser(caller.userId());
    }
    String key = IdempotencyKeys.key(request);
    return key == null ? ShardKey.random(random) : ShardKey.ofUser(caller.userId() + "\n" + key);
  }

  private static void write(Answer answer, HttpServletResponse response, Caller caller)
      throws IOException {
    write(answer, response, caller, HttpServletResponse.SC_OK);
  }

  private static void write(Answer answer, HttpServletResponse response, Caller caller, int status)
      throws IOException {
    if (!(answer instanceof Answer.OfCalendar now)) {
      throw new IllegalStateException("a calendar was changed, the answer is " + answer);
    }
    Role role = now.calendar().roleOf(caller.userId());
    byte[] json = CalendarJson.bytes(now.calendar(), role == null ? Role.FREEBUSY : role);
    JsonAnswers.resource(response, status, now.calendar().version(), json);
  }
}
