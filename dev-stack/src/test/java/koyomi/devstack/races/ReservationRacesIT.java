package koyomi.devstack.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Clients race for rooms over two instances while instances are killed; what they were told, and
 * what is stored in the end, must be explained by one order of their wishes.
 */
@ExtendWith(SharedStack.class)
class ReservationRacesIT {
  private static final int ROOMS = 4;
  private static final int CLIENTS = 3;

  /** Of each client; more by {@code -Dkoyomi.races.wishes=…}. */
  private static final int WISHES = Integer.getInteger("koyomi.races.wishes", 15);

  /** How many instances are killed, by turns; more by {@code -Dkoyomi.races.kills=…}. */
  private static final int KILLS = Integer.getInteger("koyomi.races.kills", 1);

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int QUARTER = 900;

  private final RunningStack stack;
  private final Person admin;
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);

  ReservationRacesIT(RunningStack stack) {
    this.stack = stack;
    this.admin = new Person(stack, "admin");
  }

  @Test
  void shouldHaveAnOrderThatExplainsAllWhenWritersAreKilledAmidRaces() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    Map<String, List<Future<List<Operation>>>> racers = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ROOMS; i++) {
        String room =
            admin
                .post("/v1/resources", "{\"name\": \"Race %d\", \"type\": \"ROOM\"}".formatted(i))
                .expect(201)
                .header("Location");
        List<Future<List<Operation>>> ofRoom = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          ofRoom.add(
              threads.submit(
                  new Racer(
                      "e" + i + client,
                      Person.stranger(stack),
                      room,
                      day.toString(),
                      WISHES,
                      answered)));
        }
        racers.put(room, ofRoom);
      }
      for (int kill = 1; kill <= KILLS; kill++) {
        int node = kill % 2;
        int goal = ROOMS * CLIENTS * WISHES * kill / (KILLS + 1);
        Await.until(PATIENCE, () -> answered.get() >= goal || anyFailed(racers));
        stack.parts().node(node).kill();
        stack.parts().startNode(node);
      }
    }
    for (var ofRoom : racers.entrySet()) {
      List<Operation> history = new ArrayList<>();
      for (var racer : ofRoom.getValue()) {
        history.addAll(racer.get());
      }
      assertThat(Linearization.exists(history, found(ofRoom.getKey())))
          .as("%s: %s", ofRoom.getKey(), history)
          .isTrue();
    }
  }

  private static boolean anyFailed(Map<String, List<Future<List<Operation>>>> racers) {
    return racers.values().stream()
        .flatMap(List::stream)
        .anyMatch(racer -> racer.state() == Future.State.FAILED);
  }

  /** The room as everybody sees it now. */
  private Room found(String room) {
    JsonNode seen =
        admin
            .get(
                "%s/availability?from=%sT00:00:00Z&to=%sT00:00:00Z"
                    .formatted(room, day, day.plusDays(1)))
            .expect(200)
            .json();
    Map<Integer, String> held = new TreeMap<>();
    for (JsonNode busy : seen.path("busy")) {
      String reservation =
          admin
              .get(room + "/reservations/" + busy.path("reservationId").asString())
              .expect(200)
              .json()
              .path("eventId")
              .asString();
      for (int at = quarter(busy, "start"); at < quarter(busy, "end"); at++) {
        assertThat(held.put(at, reservation)).isNull();
      }
    }
    return new Room(held);
  }

  private int quarter(JsonNode busy, String field) {
    long second = Instant.parse(busy.path(field).asString()).getEpochSecond();
    return (int) ((second - day.atStartOfDay().toEpochSecond(ZoneOffset.UTC)) / QUARTER);
  }
}
