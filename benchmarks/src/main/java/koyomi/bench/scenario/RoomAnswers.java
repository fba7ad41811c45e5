package koyomi.bench.scenario;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.Generator;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.http.RestSession;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.Traffic;
import koyomi.bench.stack.Stack;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rooms that are invited, from end to end: events with a room each, at times of their own, are
 * created in an open loop, and the organisers' calendars are watched until the room has accepted.
 */
public final class RoomAnswers implements Benchmark {
  private static final int RATE = 50;
  private static final int CONNECTIONS = 64;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 30;
  private static final int POLL_MILLIS = 10;
  private static final int ROOMS = 40;

  /** Instantiated by name. */
  public RoomAnswers() {}

  @Override
  public void run(Options options, Report report) throws InterruptedException {
    Stack stack = Stack.running(options);
    Duration poll = Duration.ofMillis(options.number("poll", POLL_MILLIS));
    LoadPlan plan =
        LoadPlan.open(
            options.number("rate", RATE),
            options.number("connections", CONNECTIONS),
            options.seconds("warmup", WARM_UP),
            options.seconds("seconds", SECONDS));
    String run = Calendars.runId();
    List<Calendars.Owned> organisers = Calendars.create(stack, "bench saga " + run, 1);
    List<String> rooms = rooms(stack, run);
    List<ChangesWatch> watches =
        organisers.stream()
            .map(calendar ->
                ChangesWatch.of(
                    stack.api(),
                    calendar.token(),
                    calendar.id(),
                    poll,
                    "answer",
                    RoomAnswers::isAccepted))
            .toList();
    report.progress("inviting rooms");
    new WatchedLoad(
            "room invited, " + plan.ratePerSecond() + "/s",
            "answers",
            "to ACCEPTED in the organiser's event",
            Goal.NONE)
        .run(stack, plan, new Inviting(organisers, watches, rooms, run), watches, report);
  }

  private static List<String> rooms(Stack stack, String run) {
    try (RestSession admin = stack.session("admin")) {
      return IntStream.range(0, ROOMS)
          .mapToObj(i ->
              admin
                  .post(
                      "/v1/resources",
                      "saga-" + run + "-" + i,
                      "{\"name\":\"Saga %s %d\",\"type\":\"ROOM\"}".formatted(run, i))
                  .orThrow("POST /v1/resources")
                  .json()
                  .required("id")
                  .asString())
          .toList();
    }
  }

  private static boolean isAccepted(JsonNode change) {
    return change
        .path("event")
        .path("attendees")
        .path(0)
        .path("responseStatus")
        .asString("")
        .equals("ACCEPTED");
  }

  /** Creates one-hour events, each with a room that is free then. */
  private static final class Inviting implements Traffic {
    private static final int CREATED = 201;
    private static final int HOURS = 12;
    private static final int FIRST_HOUR = 7;

    private final List<Calendars.Owned> organisers;
    private final List<ChangesWatch> watches;
    private final List<String> rooms;
    private final String run;
    private final LocalDate tomorrow = LocalDate.now(Generator.ZONE).plusDays(1);

    Inviting(
        List<Calendars.Owned> organisers,
        List<ChangesWatch> watches,
        List<String> rooms,
        String run) {
      this.organisers = organisers;
      this.watches = watches;
      this.rooms = rooms;
      this.run = run;
    }

    @Override
    public Request request(long number) {
      Calendars.Owned calendar = organisers.get(organiser(number));
      int hour = (int) (number / rooms.size());
      String body =
          NewEvents.body(
              "Saga " + number, tomorrow.plusDays(hour / HOURS), FIRST_HOUR + hour % HOURS);
      String room = rooms.get((int) (number % rooms.size()));
      return Request.of("PUT", calendar.events() + "/" + id(number))
          .bearer(calendar.token())
          .json(
              body.substring(0, body.length() - 1)
                  + ",\"attendees\":[{\"resourceId\":\""
                  + room
                  + "\"}]}")
          .build();
    }

    @Override
    public void sends(long number, long intended, boolean measured) {
      watches.get(organiser(number)).expect(id(number), intended, null, measured);
    }

    @Override
    public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
      return answer.status() == CREATED ? null : "status " + answer.status();
    }

    private int organiser(long number) {
      return (int) (number % organisers.size());
    }

    private String id(long number) {
      return "saga-" + run + "-" + number;
    }
  }
}
