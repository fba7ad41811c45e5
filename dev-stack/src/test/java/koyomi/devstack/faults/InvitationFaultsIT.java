package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Invitations between people of different partitions, whose writers are on two instances, while one
 * of these is killed: every copy comes, once, and every answer arrives. Then all instances stop and
 * start: everybody is still known.
 */
@ExtendWith(SharedStack.class)
class InvitationFaultsIT {
  private static final int PAIRS = 8;
  private static final int MEETINGS = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningStack stack;
  private final PatientClient client = new PatientClient(2);
  private final AtomicInteger invited = new AtomicInteger();

  InvitationFaultsIT(RunningStack stack) {
    this.stack = stack;
  }

  /** Somebody who invites, and who is invited. */
  private record Pair(Person organiser, String calendar, Person guest) {}

  @Test
  void shouldDeliverEveryInvitationAndAnswerWhenAnInstanceIsKilled() throws Exception {
    List<Pair> pairs = IntStream.range(0, PAIRS).mapToObj(_ -> pair()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Pair pair : pairs) {
        running.add(threads.submit(() -> meet(pair)));
      }
      Await.until(PATIENCE, () -> invited.get() >= PAIRS * MEETINGS / 3);
      stack.parts().node(0).kill();
      Await.until(PATIENCE, () -> invited.get() >= PAIRS * MEETINGS / 2);
      stack.parts().startNode(0);
      for (Future<?> one : running) {
        one.get();
      }
    }
    for (Pair pair : pairs) {
      var found = stored(pair.guest(), home(pair.guest()));
      assertThat(found).hasSize(MEETINGS);
      Await.until(
          PATIENCE,
          () ->
              stored(pair.organiser(), pair.calendar()).stream()
                  .allMatch(event -> answer(event).equals("ACCEPTED")));
    }
    IntStream.range(0, 2).parallel().forEach(i -> stack.parts().node(i).stop());
    IntStream.range(0, 2).parallel().forEach(stack.parts()::startNode);
    for (Pair pair : pairs) {
      var guest = pair.guest();
      var me = get(guest, "/v1/me");
      assertThat(me.path("email").asString()).isEqualTo(guest.id() + "@example.com");
      assertThat(me.path("defaultCalendarId").asString()).isEqualTo(Ids.homeCalendarId(guest.id()));
      assertThat(me.path("version").asInt()).isEqualTo(1);
      assertThat(
              get(guest, "/v1/users?q=" + guest.id()).path("items").path(0).path("id").asString())
          .isEqualTo(guest.id());
      assertThat(get(guest, "/v1/calendars").path("items").size()).isEqualTo(1);
    }
  }

  private Pair pair() {
    var organiser = Person.stranger(stack);
    var guest = Person.stranger(stack);
    guest.get("/v1/me").expect(200);
    return new Pair(organiser, organiser.newCalendar("UTC"), guest);
  }

  private void meet(Pair pair) {
    for (int i = 0; i < MEETINGS; i++) {
      var body =
          EventBody.with(
              EventBody.hourIn("UTC", "Meeting " + i, "2026-12-07T10:00:00"),
              "\"attendees\": [{\"userId\": \"%s\"}]".formatted(pair.guest().id()));
      var path = "/events/m" + i;
      client.send(pair.organiser().call("PUT", pair.calendar() + path).json(body));
      invited.incrementAndGet();
      var copy = home(pair.guest()) + path;
      Await.until(
          PATIENCE, () -> client.send(pair.guest().call("GET", copy)).reply().status() == 200);
      client
          .send(
              pair.guest()
                  .call("POST", copy + "/response")
                  .json("{\"status\": \"ACCEPTED\"}")
                  .header("Idempotency-Key", "answer-" + i))
          .reply()
          .expect(200);
    }
  }

  private static String home(Person person) {
    return "/v1/calendars/" + Ids.homeCalendarId(person.id());
  }

  private List<JsonNode> stored(Person person, String calendar) {
    List<JsonNode> items = new ArrayList<>();
    get(person, calendar + "/events").path("items").forEach(items::add);
    return items;
  }

  private JsonNode get(Person person, String path) {
    return client.send(person.call("GET", path)).reply().expect(200).json();
  }

  private static String answer(JsonNode event) {
    return event.path("attendees").path(0).path("responseStatus").asString("");
  }
}
