package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedStack.class)
class ResourcesIT {
  private static final String ROOM =
      """
      {"name": "Fuji", "type": "ROOM", "capacity": 8, "features": ["projector"],
       "location": {"building": "%s", "floor": "3", "room": "3F"}, "metadata": {"key": "7"}}
      """;

  private final Person admin;
  private final Person alice;
  private final Person bob;
  private final String day = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString();
  private final String building = "b-" + UUID.randomUUID();
  private String room = "";

  ResourcesIT(RunningStack stack) {
    admin = new Person(stack, "admin");
    alice = Person.stranger(stack);
    bob = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    room = admin.post("/v1/resources", ROOM.formatted(building)).expect(201).header("Location");
  }

  @Test
  void shouldLetAdministratorsWriteAndEverybodyFindWhenResourcesAreKept() {
    alice.post("/v1/resources", ROOM.formatted(building)).expectProblem(403);
    admin
        .post("/v1/resources", "{\"capacity\": -1}")
        .expectPointers(422, "/name", "/type", "/capacity");

    Reply found = alice.get(room).expect(200);
    assertThat(found.json().path("location").path("floor").asString()).isEqualTo("3");
    Reply patched =
        admin
            .call("PATCH", room)
            .header("If-Match", found.header("ETag"))
            .body(
                "application/merge-patch+json",
                "{\"capacity\": 12, \"location\": {\"floor\": \"4\"}}")
            .send()
            .expect(200);
    assertThat(patched.json().path("location").path("building").asString()).isEqualTo(building);
    assertThat(patched.json().path("location").path("floor").asString()).isEqualTo("4");
    admin
        .call("PATCH", room)
        .header("If-Match", found.header("ETag"))
        .body("application/merge-patch+json", "{\"capacity\": 13}")
        .send()
        .expectProblem(412);

    String list = "/v1/resources?building=" + building;
    assertThat(alice.get(list + "&capacity=12&features=projector").expect(200).items()).hasSize(1);
    assertThat(alice.get(list + "&capacity=13").expect(200).items()).isEmpty();
    assertThat(alice.get(list + "&type=PARKING").expect(200).items()).isEmpty();
    alice.get("/v1/resources?type=CASTLE").expectProblem(400);
    alice.get("/v1/resources?pageToken=zz").expectProblem(400);

    admin.delete(room).expect(204);
    alice.get(room).expectProblem(404);
    assertThat(alice.get(list).expect(200).items()).isEmpty();
  }

  @Test
  void shouldRefuseWithWhatIsInTheWayWhenATimeIsTaken() {
    JsonNode made = reserve(alice, "08:00", "09:00").expect(201).json();

    assertThat(made.path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(made.path("decided").path("topic").asString()).isEqualTo("resource.commands");
    JsonNode refused = reserve(bob, "08:30", "09:30").expectProblem(409).json();
    assertThat(refused.path("conflicts").get(0).path("reservationId").asString())
        .isEqualTo(made.path("id").asString());
    assertThat(refused.path("conflicts").get(0).path("start").asString())
        .isEqualTo(day + "T08:00:00Z");
    reserve(bob, "09:00", "09:30").expect(201);
    bob.post(room + "/reservations", "{\"eventId\": \"%s\"}".formatted("x".repeat(65)))
        .expectPointers(422, "/start", "/end", "/eventId");

    JsonNode seen =
        bob.get(room + "/availability?from=" + day + "T07:00:00Z&to=" + day + "T10:00:00Z")
            .expect(200)
            .json();
    assertThat(seen.path("busy")).hasSize(2);
    assertThat(seen.path("busy").get(0).has("reservationId")).isFalse();
    assertThat(seen.path("busy").get(1).has("reservationId")).isTrue();
    assertThat(seen.path("free")).hasSize(2);
  }

  @Test
  void shouldMoveInOneStepOrNotAtAllWhenAReservationChanges() {
    Reply made = reserve(alice, "08:00", "09:00").expect(201);
    reserve(bob, "10:00", "11:00").expect(201);
    String path = made.header("Location");

    alice.patch(path, times("09:30", "10:30")).expectProblem(409);
    move(alice, path, made.header("ETag"), "09:30", "10:30").expectProblem(409);
    assertThat(alice.get(path).json().path("start").asString()).isEqualTo(day + "T08:00:00Z");
    move(bob, path, made.header("ETag"), "08:30", "09:30").expectProblem(403);
    Reply moved = move(alice, path, made.header("ETag"), "08:30", "09:30").expect(200);
    move(alice, path, made.header("ETag"), "08:45", "09:45").expectProblem(412);
    reserve(bob, "08:00", "08:30").expect(201);

    alice.call("DELETE", path).header("If-Match", moved.header("ETag")).send().expect(204);
    assertThat(alice.get(path).json().path("status").asString()).isEqualTo("CANCELLED");
    reserve(bob, "08:30", "09:30").expect(201);
  }

  @Test
  void shouldTakeAllOrWhatIsFreeWhenASeriesIsReserved() {
    reserve(alice, "08:00", "09:00").expect(201);
    String series =
        "{\"start\": \"%sT08:30:00Z\", \"end\": \"%sT09:30:00Z\", \"rrule\": \"FREQ=DAILY;COUNT=3\"%s}";

    bob.post(room + "/reservations", series.formatted(day, day, "")).expectProblem(409);
    JsonNode made =
        bob.post(room + "/reservations", series.formatted(day, day, ", \"onConflict\": \"skip\""))
            .expect(201)
            .json();

    assertThat(made.path("occurrences")).hasSize(2);
    assertThat(made.path("refused")).hasSize(1);
  }

  @Test
  void shouldGiveTheFirstAnswerAgainWhenAReservationIsRetried() {
    var call =
        alice
            .call("POST", room + "/reservations")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .json(times("08:00", "09:00"));

    JsonNode first = call.send().expect(201).json();

    assertThat(call.send().expect(201).json()).isEqualTo(first);
    call.json(times("12:00", "13:00")).send().expectProblem(422);
  }

  @Test
  void shouldNeverConfirmOverlappingTimesWhenManyRace()
      throws ExecutionException, InterruptedException {
    List<Future<List<int[]>>> racers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int racer = 0; racer < 8; racer++) {
        Random random = new Random(racer);
        Person person = racer % 2 == 0 ? alice : bob;
        racers.add(threads.submit(() -> race(person, random)));
      }
    }
    List<int[]> confirmed = new ArrayList<>();
    for (Future<List<int[]>> racer : racers) {
      confirmed.addAll(racer.get());
    }

    confirmed.sort((a, b) -> Integer.compare(a[0], b[0]));
    assertThat(confirmed).hasSizeGreaterThan(3);
    for (int i = 1; i < confirmed.size(); i++) {
      assertThat(confirmed.get(i)[0]).isGreaterThanOrEqualTo(confirmed.get(i - 1)[1]);
    }
  }

  private List<int[]> race(Person person, Random random) {
    List<int[]> won = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      int start = 10 * 60 + 15 * random.nextInt(24);
      int end = start + 15 * (1 + random.nextInt(4));
      Reply reply = reserve(person, clock(start), clock(end));
      assertThat(reply.status()).isIn(201, 409);
      if (reply.status() == 201) {
        won.add(new int[] {start, end});
      }
    }
    return won;
  }

  private static String clock(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  private String times(String start, String end) {
    return "{\"start\": \"%sT%s:00Z\", \"end\": \"%sT%s:00Z\"}".formatted(day, start, day, end);
  }

  private Reply reserve(Person person, String start, String end) {
    return person.post(room + "/reservations", times(start, end));
  }

  private Reply move(Person person, String path, String tag, String start, String end) {
    return person
        .call("PATCH", path)
        .header("If-Match", tag)
        .body("application/merge-patch+json", times(start, end))
        .send();
  }
}
