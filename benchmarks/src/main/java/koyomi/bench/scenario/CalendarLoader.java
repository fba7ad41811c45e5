package koyomi.bench.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import koyomi.bench.Report;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.BenchEvent;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.http.RestSession;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.load.Traffic;
import koyomi.bench.stack.Stack;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings generated calendars into a running Koyomi, once. */
final class CalendarLoader {
  private static final int CONNECTIONS = 16;
  private static final String UNFINISHED = "loading ";

  private final Stack stack;
  private final String user;
  private final Report report;

  CalendarLoader(Stack stack, String user, Report report) {
    this.stack = stack;
    this.user = user;
    this.report = report;
  }

  /** Returns the id of a generated calendar, which is loaded unless it is there. */
  String ensure(BenchCalendar calendar) {
    try (RestSession session = stack.session(user)) {
      String known = find(session, calendar.name());
      if (known != null) {
        return known;
      }
      report.progress("loading " + calendar.name() + ", " + calendar.events().size() + " events");
      String id = Calendars.create(session, UNFINISHED + calendar.name());
      load(id, calendar);
      // the name says that all is there, so that a broken run leaves nothing half to be measured
      session
          .patch("/v1/calendars/" + id, "{\"name\":\"" + calendar.name() + "\"}")
          .orThrow("PATCH of the calendar's name");
      return id;
    }
  }

  private static @Nullable String find(RestSession session, String name) {
    String page = "";
    do {
      JsonNode body =
          session.get("/v1/calendars?limit=1000" + page).orThrow("GET /v1/calendars").json();
      for (JsonNode calendar : body.required("items")) {
        if (calendar.path("name").asString("").equals(name)) {
          return calendar.required("id").asString();
        }
      }
      String next = body.path("nextPageToken").asString("");
      page = next.isEmpty() ? "" : "&pageToken=" + next;
    } while (!page.isEmpty());
    return null;
  }

  private void load(String id, BenchCalendar calendar) {
    String token = stack.token(user);
    List<Request> puts = new ArrayList<>();
    List<Request> moves = new ArrayList<>();
    for (BenchEvent event : calendar.events()) {
      String path = "/v1/calendars/" + id + "/events/" + event.id();
      puts.add(Request.of("PUT", path).bearer(token).json(event.json()).build());
      for (LocalDate day : event.moved()) {
        String occurrence = path + "?scope=this&occurrence=" + event.occurrence(day);
        moves.add(
            Request.of("PATCH", occurrence).bearer(token).mergePatch(event.moveJson(day)).build());
      }
    }
    send(puts);
    send(moves);
  }

  private void send(List<Request> requests) {
    LoadResult result =
        LoadDriver.run(
            stack.api(), LoadPlan.count(CONNECTIONS, requests.size()), new Once(requests));
    if (result.count() != requests.size()) {
      throw new IllegalStateException("a calendar could not be loaded: " + result.faults());
    }
  }

  /** Each request once. */
  private record Once(List<Request> requests) implements Traffic {
    @Override
    public Request request(long number) {
      return requests.get((int) number);
    }

    @Override
    public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
      boolean good = answer.status() == 200 || answer.status() == 201;
      return good
          ? null
          : "status "
              + answer.status()
              + " "
              + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
