package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every instance killed at one moment in the middle of writes. */
@ExtendWith(SharedStack.class)
class CrashIT {
  private static final int WRITERS = 8;
  private static final int BEFORE = 200;
  private static final int AFTER = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningStack stack;

  /** A write that was acknowledged. */
  private record Write(Person person, String calendar, String key, String body, JsonNode answer) {
    Call again() {
      return call(person, calendar, key, body);
    }

    static Call call(Person person, String calendar, String key, String body) {
      return person.call("POST", calendar + "/events").json(body).header("Idempotency-Key", key);
    }
  }

  CrashIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void shouldLoseAndDoubleNothingWhenAllInstancesAreKilledAmidWrites() throws Exception {
    var writes = new ConcurrentHashMap<String, Write>();
    var stop = new AtomicBoolean();
    try (var dead = new DeadLetters(stack);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> calendars =
          IntStream.range(0, WRITERS).mapToObj(i -> threads.submit(writer(writes, stop))).toList();
      try {
        grow(writes, BEFORE);
        stack.parts().nodes().parallelStream().forEach(node -> node.kill());
        IntStream.range(0, 2).parallel().forEach(stack.parts()::startNode);
        grow(writes, AFTER);
      } finally {
        stop.set(true);
      }
      for (var calendar : calendars) {
        var path = calendar.get();
        var mine = writes.values().stream().filter(write -> write.calendar().equals(path)).toList();
        assertThat(mine).isNotEmpty();
        var stored = stored(mine.getFirst().person(), path);
        assertThat(stored)
            .containsExactlyInAnyOrderElementsOf(mine.stream().map(Write::answer).toList());
      }
      for (var write : writes.values().stream().limit(50).toList()) {
        assertThat(write.again().send().expect(201).json()).isEqualTo(write.answer());
      }
      assertThat(dead.now()).isEmpty();
    }
  }

  private Callable<String> writer(Map<String, Write> writes, AtomicBoolean stop) {
    return () -> {
      var person = Person.stranger(stack);
      var calendar = person.newCalendar("UTC");
      var client = new PatientClient(2);
      while (!stop.get()) {
        var key = UUID.randomUUID().toString();
        var body = EventBody.hourIn("UTC", key, "2026-03-02T10:00:00");
        var answer = client.send(Write.call(person, calendar, key, body)).reply().expect(201);
        writes.put(key, new Write(person, calendar, key, body, answer.json()));
      }
      return calendar;
    };
  }

  private static void grow(Map<String, Write> writes, int more) {
    var goal = writes.size() + more;
    Await.until(PATIENCE, () -> writes.size() >= goal);
  }

  private static List<JsonNode> stored(Person person, String calendar) {
    var found = new ArrayList<JsonNode>();
    var query = "?limit=1000";
    while (true) {
      var page = person.get(calendar + "/events" + query).expect(200);
      found.addAll(page.items());
      if (!page.json().hasNonNull("nextPageToken")) {
        return found;
      }
      query = "?limit=1000&pageToken=" + page.json().path("nextPageToken").asString();
    }
  }
}
