package koyomi.bench.scenario;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.load.Traffic;
import koyomi.bench.stack.Stack;
import koyomi.bench.zones.NewRules;
import koyomi.bench.zones.ZoneCalendar;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many calendars in a zone, on a running stack. */
final class ZoneOffice {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CONNECTIONS = 8;

  /** An instance takes two imports at a time, and frees a place after its answer. */
  private static final int IMPORTS = 1;

  private final Stack stack;
  private final List<ZoneCalendar> calendars;
  private final List<Calendars.Owned> owned;

  private ZoneOffice(Stack stack, List<ZoneCalendar> calendars, List<Calendars.Owned> owned) {
    this.stack = stack;
    this.calendars = calendars;
    this.owned = owned;
  }

  /**
   * Makes calendars and imports a file into each.
   *
   * @throws IllegalStateException if one isn't taken whole
   */
  static ZoneOffice open(Stack stack, YearMonth now, int count, int events) {
    List<ZoneCalendar> drawn = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(ZoneCalendar.draw(i, now, events));
      tokens.add(stack.token(Calendars.USERS.get(i % Calendars.USERS.size())));
    }
    Calendars.Owned[] owned = new Calendars.Owned[count];
    String zone = "\",\"timeZone\":\"" + NewRules.ZONE.getId() + "\"}";
    ZoneOffice office = new ZoneOffice(stack, drawn, new ArrayList<>());
    office.each(
        CONNECTIONS,
        i ->
            Request.of("POST", "/v1/calendars")
                .bearer(tokens.get(i))
                .json("{\"name\":\"bench zones " + i + zone)
                .build(),
        (body, i) -> owned[i] = new Calendars.Owned(body.required("id").asString(), tokens.get(i)));
    office.owned.addAll(List.of(owned));
    office.each(
        IMPORTS,
        i ->
            Request.of("POST", "/v1/calendars/" + owned[i].id() + "/import")
                .bearer(tokens.get(i))
                .iCalendar(drawn.get(i).file())
                .build(),
        (body, i) -> {
          if (body.path("created").asInt() != events) {
            throw new IllegalStateException("an import took " + body);
          }
        });
    return office;
  }

  /**
   * Looks at a month of each calendar.
   *
   * @param months from now
   * @param items takes what the view of a calendar showed
   */
  void look(int months, ObjIntConsumer<JsonNode> items) {
    each(
        CONNECTIONS,
        i -> view(i, calendar(i).anchor().plusMonths(months)),
        (body, i) -> items.accept(body.required("items"), i));
  }

  /** Returns the request of a month's view. */
  Request view(int calendar, YearMonth month) {
    Calendars.Owned its = owned.get(calendar);
    return Request.of(
            "GET", "/v1/calendars/" + its.id() + "/occurrences" + ZoneCalendar.query(month))
        .bearer(its.token())
        .build();
  }

  ZoneCalendar calendar(int number) {
    return calendars.get(number);
  }

  Calendars.Owned owned(int number) {
    return owned.get(number);
  }

  int size() {
    return calendars.size();
  }

  Stack stack() {
    return stack;
  }

  /** Reads a body that was kept. */
  static JsonNode json(ResponseReader answer) {
    return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
  }

  private void each(
      int connections, IntFunction<Request> request, ObjIntConsumer<JsonNode> answered) {
    LoadResult result =
        LoadDriver.run(
            stack.api(), LoadPlan.count(connections, size()), new Each(request, answered));
    if (result.count() != size()) {
      throw new IllegalStateException("not all was answered: " + result.faults());
    }
  }

  /** A request a calendar. */
  private record Each(IntFunction<Request> requests, ObjIntConsumer<JsonNode> answered)
      implements Traffic {
    @Override
    public Request request(long number) {
      return requests.apply((int) number);
    }

    @Override
    public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
      if (answer.status() / 100 != 2) {
        return "status " + answer.status();
      }
      answered.accept(json(answer), (int) number);
      return null;
    }
  }
}
