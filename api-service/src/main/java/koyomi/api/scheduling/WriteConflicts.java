package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.read.Instances;
import koyomi.api.read.Routing;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.CalendarView;

/**
 * What is at the same time as an event that was just written, in its owner's calendars. The writer
 * has written them when its answer comes, so nothing is waited for. Under load it takes at most a
 * tenth of a core, after two seconds of work ahead of that: what that leaves no time for isn't
 * told, and the write goes on.
 */
public final class WriteConflicts {
  /** By which instances ask one another. */
  static final String ROUTE = "/internal/write-conflicts";

  private static final int SHARE = 10;
  private static final long BURST = Duration.ofSeconds(20).toNanos();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Routing routing;
  private final Instances instances;
  private final AtomicLong paidUntil = new AtomicLong(System.nanoTime());

  /** Reads by way of the routing. */
  public WriteConflicts(Routing routing, Instances instances) {
    this.routing = routing;
    this.instances = instances;
  }

  /** Returns the JSON array of conflicts of an event; empty if they can't be told now. */
  public Optional<byte[]> of(HttpServletRequest request, Caller caller, Event event) {
    long begin = System.nanoTime();
    if (paidUntil.get() - begin > BURST) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(request, caller, event));
    } catch (ProblemException | IOException _) {
      // the write is done, and says so without them
      return Optional.empty();
    } finally {
      long end = System.nanoTime();
      paidUntil.updateAndGet(paid -> Math.max(paid, begin) + SHARE * (end - begin));
    }
  }

  private byte[] read(HttpServletRequest request, Caller caller, Event event) throws IOException {
    Deadline deadline = Deadline.after(PATIENCE);
    String path = ROUTE + "?calendar=" + event.calendarId() + "&event=" + event.id();
    return routing.query(
        ShardKey.ofCalendar(event.calendarId()),
        request,
        deadline,
        view -> local(view, event, caller),
        (instance, standby) -> {
          var answer =
              ShardRouter.held(instances.get(instance, path, request, caller, deadline, standby));
          return answer.isPresent() && answer.get().statusCode() == HttpServletResponse.SC_OK
              ? Optional.of(answer.get().body().readAllBytes())
              : Optional.empty();
        });
  }

  /** Returns the JSON array of conflicts of an event of the view's partition. */
  static byte[] local(CalendarView view, Event event, Caller caller) {
    Instant now = CLOCK.instant();
    List<OwnConflicts.Conflict> found = OwnConflicts.of(view, event, now);
    boolean own =
        view.calendar(event.calendarId())
            .map(Calendar::ownerId)
            .filter(caller.userId()::equals)
            .isPresent();
    return ConflictPage.array(found, own);
  }
}
