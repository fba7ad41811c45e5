package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import koyomi.api.http.Bodies;
import koyomi.api.http.Conditions;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.JsonAnswers;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.ReservationBodies;
import koyomi.api.json.ResourceJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.schemas.Topics;
import koyomi.topologies.scheduling.query.ResourceView;
import koyomi.topologies.scheduling.resources.TakenTimes.Taken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Reservations of resources: made, looked at, moved, given back, and checked in to. */
@Controller
public class ReservationController {
  private static final String RESERVATIONS = "/v1/resources/{resourceId}/reservations";
  private static final String RESERVATION = RESERVATIONS + "/{reservationId}";

  private final ResourceWrites writes;
  private final ShardRouter<ResourceView> router;
  private final RandomGenerator random;

  /** Serves reservations. */
  public ReservationController(
      ResourceWrites writes, ShardRouter<ResourceView> router, RandomGenerator random) {
    this.writes = writes;
    this.router = router;
    this.random = random;
  }

  /** When a resource is free and when it is taken. */
  @GetMapping(path = "/v1/resources/{resourceId}/availability", produces = "application/json")
  public void availability(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId)
      throws IOException {
    Span window = ResourceFilter.window(request);
    if (window == null) {
      throw ProblemException.of(
          ProblemKind.BAD_REQUEST, "a window of availability needs from and to");
    }
    router.serve(
        ResourcePaths.shard(resourceId),
        request,
        response,
        caller,
        view -> {
          Resource resource = view.resource(resourceId).orElseThrow(ResourcePaths::missing);
          List<Taken> taken = view.taken(resourceId, window);
          JsonAnswers.write(
              response,
              HttpServletResponse.SC_OK,
              ResourceJson.availability(
                  resource.isAvailable() ? free(window, taken) : List.of(),
                  taken,
                  id ->
                      view.reservation(resourceId, id)
                          .filter(found -> sees(caller, found))
                          .isPresent()));
        });
  }

  private static List<Span> free(Span window, List<Taken> taken) {
    List<Span> free = new ArrayList<>();
    long from = window.start();
    for (Taken each : taken) {
      if (each.span().start() > from) {
        free.add(new Span(from, each.span().start()));
      }
      from = Math.max(from, each.span().end());
    }
    if (from < window.end()) {
      free.add(new Span(from, window.end()));
    }
    return free;
  }

  /** Reserves a resource, once or by a rule. */
  @PostMapping(path = RESERVATIONS, consumes = "application/json", produces = "application/json")
  public void reserve(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId) {
    ResourcePaths.resource(resourceId);
    byte[] body = Bodies.read(request);
    String id = Ids.newEventId(random);
    writes.submit(
        request,
        response,
        caller,
        resourceId,
        IdempotencyKeys.of(request, resourceId + ":" + caller.userId(), body),
        ReservationBodies.reserve(JsonBodies.object(body), id),
        (answer, to) -> {
          if (answer instanceof ResourceAnswer.OfReservation made) {
            to.setHeader(
                "Location",
                "/v1/resources/" + resourceId + "/reservations/" + made.reservation().id());
          }
          write(answer, to, HttpServletResponse.SC_CREATED);
        });
  }

  /** One reservation; colleagues see whose and when. */
  @GetMapping(path = RESERVATION, produces = "application/json")
  public void get(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId,
      @PathVariable String reservationId)
      throws IOException {
    ResourcePaths.reservation(reservationId);
    router.serve(
        ResourcePaths.shard(resourceId),
        request,
        response,
        caller,
        view -> {
          Reservation found =
              view.reservation(resourceId, reservationId).orElseThrow(ResourcePaths::noReservation);
          if (Conditions.isNotModified(request, found.version())) {
            JsonAnswers.notModified(response, found.version());
          } else {
            JsonAnswers.resource(
                response,
                HttpServletResponse.SC_OK,
                found.version(),
                json(found, sees(caller, found)));
          }
        });
  }

  /** Moves a reservation: the old times are released and the new ones claimed, or nothing. */
  @PatchMapping(
      path = RESERVATION,
      consumes = {"application/json", "application/merge-patch+json"},
      produces = "application/json")
  public void move(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId,
      @PathVariable String reservationId) {
    writes.submit(
        request,
        response,
        caller,
        ResourcePaths.resource(resourceId),
        null,
        ReservationBodies.move(
            JsonBodies.object(Bodies.read(request)), ResourcePaths.reservation(reservationId)),
        (answer, to) -> write(answer, to, HttpServletResponse.SC_OK));
  }

  /** Gives a reservation back. */
  @DeleteMapping(RESERVATION)
  public void cancel(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId,
      @PathVariable String reservationId) {
    writes.submit(
        request,
        response,
        caller,
        ResourcePaths.resource(resourceId),
        null,
        new ResourceCommand.Cancel(ResourcePaths.reservation(reservationId)),
        (answer, to) -> to.setStatus(HttpServletResponse.SC_NO_CONTENT));
  }

  /** Says that somebody came, so that the time isn't freed. */
  @PostMapping(path = RESERVATION + "/check-in", produces = "application/json")
  public void checkIn(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId,
      @PathVariable String reservationId) {
    byte[] body = Bodies.read(request);
    writes.submit(
        request,
        response,
        caller,
        ResourcePaths.resource(resourceId),
        IdempotencyKeys.of(request, resourceId + ":" + caller.userId(), body),
        new ResourceCommand.CheckIn(ResourcePaths.reservation(reservationId)),
        (answer, to) -> write(answer, to, HttpServletResponse.SC_OK));
  }

  private static boolean sees(Caller caller, Reservation reservation) {
    return caller.admin() || caller.userId().equals(reservation.userId());
  }

  private static byte[] json(Reservation reservation, boolean full) {
    return ResourceJson.bytes(reservation, Topics.RESOURCE_COMMANDS.name(), full);
  }

  private static void write(ResourceAnswer answer, HttpServletResponse response, int status)
      throws IOException {
    if (!(answer instanceof ResourceAnswer.OfReservation now)) {
      throw new IllegalStateException("a reservation was changed, the answer is " + answer);
    }
    JsonAnswers.resource(
        response, status, now.reservation().version(), json(now.reservation(), true));
  }
}
