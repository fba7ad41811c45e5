package koyomi.bench.scenario;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.Generator;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.http.RestSession;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;
import koyomi.bench.load.Traffic;
import koyomi.bench.stack.Stack;
import org.jspecify.annotations.Nullable;

/**
 * Suggestions among 1,000 rooms, one request after another. Every fourth room is reserved all
 * through the hours that are asked about.
 */
public final class Rooms implements Benchmark {
  private static final int ROOMS = 1_000;
  private static final int TAKEN_EVERY = 4;
  private static final String TAKEN_DAYS = "FREQ=DAILY;COUNT=35";
  private static final int SUGGESTED = 10;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 20;
  private static final int OK = 200;
  private static final String PATH = "/v1/resources";

  /** Rooms of other sizes would take part too, were they not told apart by what they have. */
  private static final String FEATURE = "bench";

  /** Instantiated by name. */
  public Rooms() {}

  @Override
  public void run(Options options, Report report) {
    Stack stack = Stack.running(options);
    LocalDate day = LocalDate.now(Generator.ZONE).plusDays(30);
    try (RestSession admin = stack.session("admin")) {
      ensure(admin, day, report);
    }
    String token = stack.token("alice");
    measure("one of 1,000 rooms", "", day, options, stack, token, report);
    measure(
        "the same for 31 occurrences",
        ",\"rrule\":\"FREQ=DAILY;COUNT=31\"",
        day,
        options,
        stack,
        token,
        report);
  }

  private static void measure(
      String name,
      String more,
      LocalDate day,
      Options options,
      Stack stack,
      String token,
      Report report) {
    report.progress(name);
    LoadPlan plan =
        LoadPlan.closed(
            options.number("connections", 1),
            options.seconds("warmup", WARM_UP),
            options.seconds("seconds", SECONDS));
    LoadResult result = LoadDriver.run(stack.api(), plan, new Asking(token, day, more));
    report.figure(name + ": p50", result.millis(50), "ms");
    report.figure(name + ": p99", result.millis(99), "ms", Goal.atMost(20));
    report.figure(name, result.perSecond(), "/s");
    report.load(name, result);
  }

  /** Makes the rooms that are missing; those of an earlier run on the same day stay. */
  private static void ensure(RestSession admin, LocalDate day, Report report) {
    String building = "Bench " + day;
    int there =
        admin
            .get(PATH + "?limit=1000&building=" + building.replace(" ", "%20"))
            .orThrow("GET " + PATH)
            .json()
            .required("items")
            .size();
    report.progress("making " + (ROOMS - there) + " rooms");
    for (int i = there; i < ROOMS; i++) {
      String room =
          """
          {"name":"Room %d","type":"ROOM","capacity":%d,"features":["%s"],
           "location":{"building":"%s","floor":"%d"}}\
          """
              .formatted(i, 2 + i % 30, FEATURE, building, i % 20);
      String id =
          admin
              .post(PATH, building + "-" + i + "-" + Calendars.runId(), room)
              .orThrow("POST " + PATH)
              .json()
              .required("id")
              .asString();
      if (i % TAKEN_EVERY == 0) {
        String taken =
            "{\"start\":\"%sT00:00:00Z\",\"end\":\"%sT23:00:00Z\",\"rrule\":\"%s\"}"
                .formatted(day, day, TAKEN_DAYS);
        admin
            .post(PATH + "/" + id + "/reservations", "taken-" + id, taken)
            .orThrow("POST " + PATH + "/" + id + "/reservations");
      }
    }
  }

  /** Asks for ten rooms at an hour drawn at random. */
  private static final class Asking implements Traffic {
    private final String token;
    private final LocalDate day;
    private final String more;
    private final SplittableRandom random = new SplittableRandom(1);

    Asking(String token, LocalDate day, String more) {
      this.token = token;
      this.day = day;
      this.more = more;
    }

    @Override
    public Request request(long number) {
      int hour = 7 + random.nextInt(10);
      String body =
          ("{\"start\":\"%sT%02d:00:00Z\",\"end\":\"%sT%02d:00:00Z\","
                  + "\"participants\":[\"alice\",\"bob\",\"carol\"],\"capacity\":%d,"
                  + "\"features\":[\"%s\"],\"limit\":%d%s}")
              .formatted(
                  day, hour, day, hour + 1, 2 + random.nextInt(20), FEATURE, SUGGESTED, more);
      return Request.of("POST", PATH + "/suggestions").bearer(token).json(body).build();
    }

    @Override
    public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
      if (answer.status() != OK) {
        return "status " + answer.status();
      }
      String body = sampled ? new String(answer.body(), StandardCharsets.UTF_8) : "";
      return sampled && body.split("\"score\"", -1).length != SUGGESTED + 1
          ? "another number of rooms than asked for"
          : null;
    }
  }
}
