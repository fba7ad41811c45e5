package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Invitations, their answers and profiles while every instance is killed. */
@ExtendWith(SharedStack.class)
class InvitationCrashIT {
  private static final int ORGANISERS = 4;
  private static final int INVITED = 4;
  private static final int BEFORE = 20;
  private static final int AFTER = 12;

  /** So many of the invitations are answered. */
  private static final int ANSWERED = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningStack stack;
  private final List<Person> invited;
  private final PatientClient client = new PatientClient(2);

  /** The organisers' events by id, each with the calendar's path. */
  private final Map<String, String> events = new ConcurrentHashMap<>();

  private record Organiser(Person person, String calendar) {}

  InvitationCrashIT(RunningStack stack) {
    this.stack = stack;
    invited = Stream.generate(() -> Person.stranger(stack)).limit(INVITED).toList();
  }

  @Test
  void shouldBringEachInvitationAndAnswerOnceWhenAllInstancesAreKilledOnTheirWay()
      throws Exception {
    var profiles = invited.stream().map(InvitationCrashIT::moveIn).toList();
    var stop = new AtomicBoolean();
    List<Future<Organiser>> organisers = new ArrayList<>();
    try (var dead = new DeadLetters(stack);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        IntStream.range(0, ORGANISERS).forEach(_ -> organisers.add(threads.submit(inviting(stop))));
        grow(BEFORE);
        stack.parts().nodes().parallelStream().forEach(node -> node.kill());
        IntStream.range(0, 2).parallel().forEach(stack.parts()::startNode);
        grow(AFTER);
      } finally {
        stop.set(true);
      }
      for (var organiser : organisers) {
        organiser.get();
      }
      assertThat(invited.stream().map(person -> me(person)).toList()).isEqualTo(profiles);
      var answers = new ArrayList<Future<Integer>>();
      for (var person : invited) {
        answers.add(threads.submit(() -> acceptSome(person)));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(ANSWERED);
      }
      for (var organiser : organisers) {
        Await.until(PATIENCE, () -> hasAllAnswers(organiser.resultNow()));
      }
      assertThat(dead.now()).isEmpty();
    }
  }

  /** Invites everybody, again and again. */
  private Callable<Organiser> inviting(AtomicBoolean stop) {
    return () -> {
      var organiser = Person.stranger(stack);
      var calendar = organiser.newCalendar("UTC");
      var attendees =
          invited.stream()
              .map(person -> "{\"userId\": \"%s\"}".formatted(person.id()))
              .collect(Collectors.joining(", ", "\"attendees\": [", "]"));
      while (!stop.get()) {
        var key = UUID.randomUUID().toString();
        var body = EventBody.with(EventBody.hourIn("UTC", key, "2026-03-02T10:00:00"), attendees);
        Call call =
            organiser.call("POST", calendar + "/events").json(body).header("Idempotency-Key", key);
        var id = client.send(call).reply().expect(201).json().path("id").asString();
        events.put(id, calendar);
      }
      return new Organiser(organiser, calendar);
    };
  }

  /** Waits for the copies of all events, each there once, and accepts the first of them. */
  private int acceptSome(Person person) {
    var home = "/v1/calendars/" + Ids.homeCalendarId(person.id());
    Await.until(PATIENCE, () -> ids(person, home).size() >= events.size());
    assertThat(ids(person, home)).containsExactlyInAnyOrderElementsOf(events.keySet());
    var accepted = answered();
    for (var copy : accepted) {
      client
          .send(
              person
                  .call("POST", home + "/events/" + copy + "/response")
                  .json("{\"status\": \"ACCEPTED\"}"))
          .reply()
          .expect(200);
    }
    return accepted.size();
  }

  private List<String> answered() {
    return new TreeSet<>(events.keySet()).stream().limit(ANSWERED).toList();
  }

  /** Whether everybody is seen to have accepted those of the organiser's events that were. */
  private boolean hasAllAnswers(Organiser organiser) {
    return answered().stream()
        .filter(id -> organiser.calendar().equals(events.get(id)))
        .map(id -> organiser.person().get(organiser.calendar() + "/events/" + id).json())
        .flatMap(event -> event.path("attendees").valueStream())
        .allMatch(attendee -> attendee.path("responseStatus").asString().equals("ACCEPTED"));
  }

  private static List<String> ids(Person person, String calendar) {
    return person.get(calendar + "/events?limit=1000").expect(200).items("id");
  }

  /** Tells where the person sits, and returns the whole profile as it is answered. */
  private static JsonNode moveIn(Person person) {
    return person
        .patch("/v1/me", "{\"location\": {\"building\": \"%s\"}}".formatted(person.id()))
        .expect(200)
        .json();
  }

  private JsonNode me(Person person) {
    var found = client.send(person.call("GET", "/v1/users?q=" + person.id())).reply().expect(200);
    assertThat(found.items("id")).containsExactly(person.id());
    return client.send(person.call("GET", "/v1/me")).reply().expect(200).json();
  }

  private void grow(int more) {
    var goal = events.size() + more;
    Await.until(PATIENCE, () -> events.size() >= goal);
  }
}
