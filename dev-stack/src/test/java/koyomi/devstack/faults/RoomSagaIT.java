package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import koyomi.devstack.cli.Launched;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Rooms invited to events while all instances are killed: each organiser has an invitation on its
 * way then, at whichever step from the claim to the answer.
 */
@ExtendWith(SharedStack.class)
class RoomSagaIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ORGANISERS = 6;

  /** Of each organiser; more by {@code -Dkoyomi.saga.wishes=…}. */
  private static final int WISHES = Integer.getInteger("koyomi.saga.wishes", 15);

  /** How often all instances are killed; more by {@code -Dkoyomi.saga.kills=…}. */
  private static final int KILLS = Integer.getInteger("koyomi.saga.kills", 1);

  private final RunningStack stack;
  private final Person admin;
  @TempDir private Path folder = Path.of("");
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);

  RoomSagaIT(RunningStack stack) {
    this.stack = stack;
    this.admin = new Person(stack, "admin");
  }

  @Test
  void shouldAgreeWithEveryEventWhenAllInstancesAreKilledAmidClaims() throws Exception {
    List<String> rooms = List.of(room(), room());
    AtomicInteger done = new AtomicInteger();
    List<Future<Organiser>> organisers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ORGANISERS; i++) {
        organisers.add(threads.submit(new Organiser(i, rooms, done, number -> number < WISHES)));
      }
      for (int kill = 1; kill <= KILLS; kill++) {
        int goal = ORGANISERS * WISHES * kill / (KILLS + 1);
        Await.until(
            PATIENCE,
            () ->
                done.get() >= goal
                    || organisers.stream().anyMatch(it -> it.state() == Future.State.FAILED));
        killAll();
      }
    }
    settle(organisers);
  }

  /** Tasks move from one instance to the other and back while invitations are on their way. */
  @Test
  @EnabledIfSystemProperty(named = "koyomi.saga.rebalance", matches = "true")
  void shouldAgreeWithEveryEventWhenInstancesLeaveAndJoinAndAreKilled() throws Exception {
    List<String> rooms = List.of(room(), room());
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    List<Future<Organiser>> organisers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ORGANISERS; i++) {
        organisers.add(threads.submit(new Organiser(i, rooms, done, _ -> !over.get())));
      }
      try {
        awaitWishes(done, organisers);
        assertThat(stack.parts().node(1).stop()).isTrue();
        awaitWishes(done, organisers);
        stack.parts().startNode(1);
        awaitWishes(done, organisers);
        stack.parts().node(0).kill();
        awaitWishes(done, organisers);
        stack.parts().startNode(0);
        awaitWishes(done, organisers);
      } finally {
        over.set(true);
      }
    }
    settle(organisers);
  }

  /** Waits until some more wishes were fulfilled. */
  private static void awaitWishes(AtomicInteger done, List<Future<Organiser>> organisers) {
    int goal = done.get() + 5 * ORGANISERS;
    Await.until(
        PATIENCE,
        () ->
            done.get() >= goal
                || organisers.stream().anyMatch(it -> it.state() == Future.State.FAILED));
  }

  private void settle(List<Future<Organiser>> organisers) throws Exception {
    for (Future<Organiser> organiser : organisers) {
      organiser.get().awaitAnswers();
    }
    assertThat(Launched.on(stack, folder, "verify", "bookings").succeeded().out())
        .contains(" 0 differences");
  }

  /** Where an invitation is when everything is killed: what its last record was written to. */
  @Test
  @EnabledIfSystemProperty(named = "koyomi.saga.steps", matches = "true")
  void shouldGoOnWhereItWasWhenKilledAtEachStep() throws Exception {
    var byCalendar = List.of(Topics.CALENDAR_COMMANDS, Topics.SCHEDULING_MESSAGES);
    for (Topic<?, ?> step :
        List.of(
            Topics.CALENDAR_COMMANDS,
            Topics.RESOURCE_COMMANDS,
            Topics.RESERVATION_EVENTS,
            Topics.SCHEDULING_MESSAGES)) {
      String room = room();
      Person alice = Person.stranger(stack);
      PatientClient client = new PatientClient(2);
      String calendar = alice.newCalendar("UTC");
      String key = byCalendar.contains(step) ? calendar : room;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor();
          var watch = new KeyWatch(stack, step)) {
        Future<String> first = threads.submit(() -> invite(client, alice, calendar, room, 10));
        watch.await(key.substring(key.lastIndexOf('/') + 1));
        killAll();
        String event = first.get();
        awaitAnswer(client, alice, event, "ACCEPTED");
        String second = invite(client, alice, calendar, room, 10);
        awaitAnswer(client, alice, second, "DECLINED");
      }
    }
    assertThat(Launched.on(stack, folder, "verify", "bookings").succeeded().out())
        .contains(" 0 differences");
  }

  private void killAll() {
    stack.parts().nodes().parallelStream().forEach(node -> node.kill());
    IntStream.range(0, 2).parallel().forEach(stack.parts()::startNode);
  }

  private void awaitAnswer(PatientClient client, Person who, String event, String expected) {
    Await.until(PATIENCE, () -> answer(get(client, who, event)).equals(expected));
  }

  private String room() {
    return admin
        .post("/v1/resources", "{\"name\": \"Saga\", \"type\": \"ROOM\"}")
        .expect(201)
        .header("Location");
  }

  private JsonNode get(PatientClient client, Person who, String event) {
    return client.send(who.call("GET", event)).reply().expect(200).json();
  }

  private String invite(PatientClient client, Person who, String calendar, String room, int hour) {
    return client
        .send(
            who.call("POST", calendar + "/events")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .json(body(room, hour)))
        .reply()
        .expect(201)
        .header("Location");
  }

  private String body(String room, int hour) {
    return EventBody.with(
        EventBody.hourIn("UTC", "Saga", "%sT%02d:00:00".formatted(day, hour)),
        "\"attendees\": [{\"resourceId\": \"%s\"}]"
            .formatted(room.substring(room.lastIndexOf('/') + 1)));
  }

  private static String answer(JsonNode event) {
    return event.path("attendees").path(0).path("responseStatus").asString();
  }

  /** Makes, moves and deletes meetings that invite one of the rooms. */
  private final class Organiser implements Callable<Organiser> {
    private final Person person = Person.stranger(stack);
    private final PatientClient client = new PatientClient(2);
    private final List<String> events = new ArrayList<>();
    private final List<String> rooms;
    private final AtomicInteger done;
    private final IntPredicate goesOn;
    private final Random random;
    private final String calendar;

    /**
     * Makes an organiser.
     *
     * @param goesOn tells by the number of a wish whether there is one more
     */
    Organiser(int number, List<String> rooms, AtomicInteger done, IntPredicate goesOn) {
      this.rooms = rooms;
      this.done = done;
      this.goesOn = goesOn;
      this.random = new Random(number);
      this.calendar = person.newCalendar("UTC");
    }

    @Override
    public Organiser call() {
      for (int i = 0; goesOn.test(i); i++) {
        int hour = 8 + random.nextInt(8);
        int choice = events.isEmpty() ? 0 : random.nextInt(5);
        if (choice < 2) {
          events.add(invite(client, person, calendar, any(rooms), hour));
        } else if (choice < 4) {
          client
              .send(person.call("PUT", any(events)).json(body(any(rooms), hour)))
              .reply()
              .expect(200);
        } else {
          client.send(person.call("DELETE", events.removeLast()));
        }
        done.incrementAndGet();
      }
      return this;
    }

    private String any(List<String> list) {
      return list.get(random.nextInt(list.size()));
    }

    /** Every event is answered; that the rooms hold what was answered is for the check to say. */
    void awaitAnswers() {
      for (String event : events) {
        Await.until(PATIENCE, () -> !answer(get(client, person, event)).equals("NEEDS_ACTION"));
      }
    }
  }
}
