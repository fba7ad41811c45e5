package koyomi.bench.scenario;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * Busy times of 50 people over 31 days. Each takes part in 30 weekly meetings of five, six a
 * working day, which alice has invited them to.
 */
public final class FreeBusy implements Benchmark {
  private static final int PEOPLE = 50;
  private static final int MEETINGS = 300;
  private static final int INVITED = 5;
  private static final int DAYS = 31;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 20;
  private static final int OK = 200;
  private static final String PATH = "/v1/freebusy";
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000;

  /** Instantiated by name. */
  public FreeBusy() {}

  @Override
  public void run(Options options, Report report) {
    Stack stack = Stack.running(options);
    LocalDate monday =
        LocalDate.now(Generator.ZONE).plusDays(7).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    try (RestSession alice = stack.session("alice")) {
      ensure(alice, monday, report);
    }
    LoadPlan plan =
        LoadPlan.closed(
            options.number("connections", 1),
            options.seconds("warmup", WARM_UP),
            options.seconds("seconds", SECONDS));
    report.progress("asking for " + PEOPLE + " people");
    LoadResult result = LoadDriver.run(stack.api(), plan, new Asking(stack.token("alice"), monday));
    String name = "busy times of 50 people, 31 days";
    report.figure(name + ": p50", result.millis(50), "ms");
    report.figure(name + ": p99", result.millis(99), "ms", Goal.atMost(20));
    report.figure(name, result.perSecond(), "/s");
    report.load(name, result);
  }

  /** Invites people to meetings, unless that was done in an earlier run of the same week. */
  private static void ensure(RestSession alice, LocalDate monday, Report report) {
    if (busyPeople(alice, monday) == PEOPLE) {
      return;
    }
    report.progress("inviting " + PEOPLE + " people to " + MEETINGS + " meetings");
    String calendar = Calendars.create(alice, "bench freebusy " + monday);
    for (int i = 0; i < MEETINGS; i++) {
      alice
          .post(
              "/v1/calendars/" + calendar + "/events",
              "freebusy-" + calendar + "-" + i,
              meeting(i, monday))
          .orThrow("POST of a meeting");
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (busyPeople(alice, monday) < PEOPLE) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the invitations don't arrive");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static String meeting(int number, LocalDate monday) {
    LocalDate day = monday.plusDays(number % 5);
    int hour = 8 + number / 5 % 9;
    String body = NewEvents.body("Meeting " + number, day, hour);
    String attendees =
        IntStream.range(0, INVITED)
            .mapToObj(k -> "{\"userId\":\"" + person((number * 7 + k * 11) % PEOPLE) + "\"}")
            .collect(Collectors.joining(","));
    return body.substring(0, body.length() - 1)
        + ",\"recurrence\":[\"RRULE:FREQ=WEEKLY\"],\"attendees\":["
        + attendees
        + "]}";
  }

  private static String person(int number) {
    return "bench-person-" + number;
  }

  private static List<String> people() {
    return IntStream.range(0, PEOPLE).mapToObj(FreeBusy::person).toList();
  }

  private static long busyPeople(RestSession alice, LocalDate monday) {
    var participants =
        alice
            .exchange(alice.request("POST", PATH).json(body(monday)).build())
            .orThrow("POST " + PATH)
            .json()
            .required("participants");
    return people().stream()
        .filter(person -> participants.path(person).path("busy").size() >= DAYS)
        .count();
  }

  private static String body(LocalDate monday) {
    return "{\"from\":\""
        + monday.atStartOfDay(Generator.ZONE).toInstant()
        + "\",\"to\":\""
        + monday.plusDays(DAYS).atStartOfDay(Generator.ZONE).toInstant()
        + "\",\"participants\":[\""
        + String.join("\",\"", people())
        + "\"]}";
  }

  /** Asks the same again and again. */
  private static final class Asking implements Traffic {
    private final String token;
    private final String body;

    Asking(String token, LocalDate monday) {
      this.token = token;
      this.body = body(monday);
    }

    @Override
    public Request request(long number) {
      return Request.of("POST", PATH).bearer(token).json(body).build();
    }

    @Override
    public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
      if (answer.status() != OK) {
        return "status " + answer.status();
      }
      String text = sampled ? new String(answer.body(), StandardCharsets.UTF_8) : "";
      return sampled && text.split("\"busy\"", -1).length != PEOPLE + 1
          ? "not the busy times of all"
          : null;
    }
  }
}
