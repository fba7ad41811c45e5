package koyomi.bench.scenario;

import java.time.LocalDate;
import java.util.Arrays;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.Generator;
import koyomi.bench.http.Response;
import koyomi.bench.http.RestSession;
import koyomi.bench.stack.Stack;

/**
 * How soon after a write was answered its conflict is there for who asks: two events at the same
 * time, the second one's answer, and then {@code GET /v1/conflicts} until it shows the pair.
 */
public final class Conflicts implements Benchmark {
  private static final int TRIALS = 1_000;
  private static final int WARM_UP = 300;
  private static final int DAYS = 360;
  private static final int HOURS = 12;
  private static final int MOST_TRIES = 1_000;

  /** Instantiated by name. */
  public Conflicts() {}

  @Override
  public void run(Options options, Report report) {
    Stack stack = Stack.running(options);
    int trials = options.number("trials", TRIALS);
    String run = Calendars.runId();
    double[] delays = new double[trials];
    int asked = 0;
    int told = 0;
    report.progress(WARM_UP + " and " + trials + " conflicts");
    try (RestSession alice = stack.session("alice")) {
      String one = Calendars.create(alice, "bench conflicts " + run);
      String other = Calendars.create(alice, "bench conflicts, too " + run);
      for (int i = 0; i < WARM_UP + trials; i++) {
        LocalDate day = LocalDate.now(Generator.ZONE).plusDays(i % DAYS);
        int hour = 7 + i / DAYS % HOURS;
        create(alice, one, run + "a" + i, day, hour);
        Response second = create(alice, other, run + "b" + i, day, hour);
        String id = second.json().required("id").asString();
        long begin = System.nanoTime();
        int tries = 1;
        while (!isListed(alice, id, day)) {
          tries++;
          if (tries > MOST_TRIES) {
            throw new IllegalStateException("a conflict is never listed");
          }
        }
        if (i >= WARM_UP) {
          delays[i - WARM_UP] = (System.nanoTime() - begin) / 1e6;
          asked += tries;
          told += second.json().path("conflicts").isEmpty() ? 0 : 1;
        }
      }
    }
    Arrays.sort(delays);
    String name = "conflict listed after the answer";
    report.figure(name + ": p50", delays[trials / 2], "ms");
    report.figure(name + ": p95", delays[trials * 95 / 100], "ms", Goal.atMost(100));
    report.figure(name + ": p99", delays[trials * 99 / 100], "ms");
    report.figure("requests until it is listed", (double) asked / trials, "");
    report.figure("told by the answer itself", 100.0 * told / trials, "%", Goal.atLeast(100));
  }

  private static Response create(
      RestSession session, String calendar, String key, LocalDate day, int hour) {
    return session
        .post("/v1/calendars/" + calendar + "/events", key, NewEvents.body(key, day, hour))
        .orThrow("POST of an event");
  }

  private static boolean isListed(RestSession session, String eventId, LocalDate day) {
    return session
        .get(
            "/v1/conflicts?limit=1000&from="
                + day.atStartOfDay(Generator.ZONE).toInstant()
                + "&to="
                + day.plusDays(1).atStartOfDay(Generator.ZONE).toInstant())
        .orThrow("GET /v1/conflicts")
        .text()
        .contains(eventId);
  }
}
