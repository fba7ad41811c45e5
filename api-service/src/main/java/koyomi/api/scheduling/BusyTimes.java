package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.read.Instances;
import koyomi.api.read.Routing;
import koyomi.api.read.ShardRouter;
import koyomi.api.resource.Resources;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.interval.SpansBuilder;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.people.Profile;
import koyomi.domain.scheduling.BusyTime;
import koyomi.topologies.calendar.query.BusyVisitor;
import koyomi.topologies.calendar.query.CalendarView;

/**
 * Busy times of people and resources, wherever they are kept: participants in parallel, each at
 * most one hop away, all within one deadline. A person's time is that of the calendars which the
 * person made, read from the stores that the writer has written: an acknowledged write is in it. No
 * detail of an event leaves this class.
 */
public final class BusyTimes {
  /** By which instances ask one another. */
  static final String ROUTE = "/internal/busy";

  private final Routing routing;
  private final Instances instances;
  private final Resources resources;
  private final Executor executor;

  /** Reads by way of the routing, participants in parallel on the executor. */
  public BusyTimes(Routing routing, Instances instances, Resources resources, Executor executor) {
    this.routing = routing;
    this.instances = instances;
    this.resources = resources;
    this.executor = executor;
  }

  /**
   * Returns the busy times in a window, by id in the order asked; a resource that doesn't exist is
   * missing, and a person who doesn't share them with the caller.
   *
   * @param ids of users and resources
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public Map<String, BusyTime> of(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window)
      throws IOException {
    return of(request, caller, ids, window, Apart.NOTHING, routing.deadline(request));
  }

  /**
   * Does so without an event, its copies and what it has of resources.
   *
   * @param apart the event
   * @param deadline when all of it has to be there
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  Map<String, BusyTime> of(
      HttpServletRequest request,
      Caller caller,
      Collection<String> ids,
      Span window,
      Apart apart,
      Deadline deadline)
      throws IOException {
    Asked asked = new Asked(window, apart.eventId());
    Map<String, CompletableFuture<Optional<BusyTime>>> people = new LinkedHashMap<>();
    for (String id : ids) {
      if (!Ids.isResourceId(id)) {
        people.computeIfAbsent(
            id,
            _ ->
                CompletableFuture.supplyAsync(
                    () -> person(request, caller, deadline, id, asked), executor));
      }
    }
    List<String> rooms = ids.stream().filter(Ids::isResourceId).toList();
    Map<String, List<Span>> taken =
        rooms.isEmpty()
            ? Map.of()
            : resources.taken(request, caller, rooms, window, apart.reservationId(), deadline);
    Map<String, BusyTime> times = new LinkedHashMap<>();
    for (String id : ids) {
      CompletableFuture<Optional<BusyTime>> person = people.get(id);
      List<Span> reserved = taken.get(id);
      if (person != null) {
        joined(person).ifPresent(time -> times.put(id, time));
      } else if (reserved != null) {
        times.put(id, new BusyTime(Spans.of(reserved).within(window), Spans.EMPTY));
      }
    }
    return times;
  }

  private static Optional<BusyTime> joined(CompletableFuture<Optional<BusyTime>> part)
      throws IOException {
    try {
      return part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    }
  }

  /**
   * An organiser's event whose own times don't count.
   *
   * @param calendarId its calendar
   * @param eventId its id
   */
  record Apart(String calendarId, String eventId) {
    /** No event. */
    static final Apart NOTHING = new Apart("", "");

    private String reservationId() {
      return eventId.isEmpty() ? "" : EventClaim.reservationId(calendarId, eventId);
    }
  }

  /** What is asked of a person. */
  record Asked(Span window, String except) {}

  private Optional<BusyTime> person(
      HttpServletRequest request, Caller caller, Deadline deadline, String user, Asked asked) {
    String path =
        ROUTE
            + "?user="
            + URLEncoder.encode(user, StandardCharsets.UTF_8)
            + "&start="
            + asked.window().start()
            + "&end="
            + asked.window().end()
            + "&except="
            + asked.except();
    try {
      return routing.query(
          ShardKey.ofUser(user),
          request,
          deadline,
          view -> local(view, caller, user, asked),
          (instance, standby) -> {
            var answer =
                ShardRouter.held(instances.get(instance, path, request, caller, deadline, standby));
            return answer.isPresent() ? Optional.of(read(answer.get().body())) : Optional.empty();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the busy times of a user of the view's partition, empty where the user doesn't share
   * them with the caller.
   */
  static Optional<BusyTime> local(CalendarView view, Caller caller, String user, Asked asked) {
    Optional<Profile> profile = view.profile(user);
    boolean shared = profile.map(Profile::freeBusyShared).orElse(true);
    if (!shared && !caller.userId().equals(user)) {
      return Optional.empty();
    }
    boolean allDayBusy = profile.map(Profile::allDayBusy).orElse(true);
    BusyTime.Collector collector = new BusyTime.Collector(user, asked.window(), allDayBusy);
    view.busy(
        user,
        asked.window(),
        new BusyVisitor() {
          @Override
          public void interval(BusyInterval interval) {
            if (!interval.of().eventId().equals(asked.except())) {
              collector.add(interval);
            }
          }

          @Override
          public void event(Calendar calendar, Event event, Span part) {
            if (!event.id().equals(asked.except())) {
              collector.add(event, calendar.zone(), part);
            }
          }
        });
    return Optional.of(collector.build());
  }

  /** Returns the bytes by which busy times travel between instances. */
  static byte[] write(Optional<BusyTime> shared) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(shared.isPresent());
    BusyTime time = shared.orElse(BusyTime.NONE);
    for (Spans spans : List.of(time.busy(), time.tentative())) {
      out.writeInt(spans.size());
      for (int i = 0; i < spans.size(); i++) {
        out.writeLong(spans.start(i));
        out.writeLong(spans.end(i));
      }
    }
    return bytes.toByteArray();
  }

  private static Optional<BusyTime> read(InputStream body) throws IOException {
    try (DataInputStream in = new DataInputStream(body)) {
      return in.readBoolean() ? Optional.of(new BusyTime(spans(in), spans(in))) : Optional.empty();
    }
  }

  private static Spans spans(DataInputStream in) throws IOException {
    int size = in.readInt();
    SpansBuilder spans = new SpansBuilder(size);
    for (int i = 0; i < size; i++) {
      spans.add(in.readLong(), in.readLong());
    }
    return spans.build();
  }
}
