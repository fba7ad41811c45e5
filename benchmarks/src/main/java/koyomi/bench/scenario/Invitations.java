package koyomi.bench.scenario;

import java.time.Duration;
import java.util.List;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.stack.Stack;

/**
 * Invitations from end to end: events with one attendee each are created in an open loop, and every
 * attendee's calendar is watched for the copy.
 */
public final class Invitations implements Benchmark {
  private static final int RATE = 100;
  private static final int CONNECTIONS = 64;
  private static final int WARM_UP = 20;
  private static final int SECONDS = 30;
  private static final int POLL_MILLIS = 10;

  /** Instantiated by name. */
  public Invitations() {}

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
    List<Calendars.Owned> organisers = Calendars.create(stack, "bench invite " + run, 1);
    List<ChangesWatch> watches =
        Calendars.USERS.stream()
            .map(user -> ChangesWatch.ofCopies(stack.api(), stack.token(user), poll))
            .toList();
    report.progress("inviting");
    new WatchedLoad(
            "invitation, " + plan.ratePerSecond() + "/s", "copies", "to the view", Goal.atMost(150))
        .run(stack, plan, new InvitationTraffic(organisers, watches, run), watches, report);
  }
}
