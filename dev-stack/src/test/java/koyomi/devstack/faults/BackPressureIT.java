package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes while their writer stands still or the log is gone. */
@ExtendWith(SharedStack.class)
class BackPressureIT {
  private static final int CALENDARS = 12;

  /** The deadline of a write is 10 s; the rest is a crowded machine's. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  /**
   * A write that nobody has answered for so long is one whose writer stands still: the service says
   * so after 4 s from when the write left it, and another writer is there after 5 to 8 s.
   */
  private static final Duration PENDING = Duration.ofMillis(4_800);

  private final RunningStack stack;
  private final PatientClient client = new PatientClient(2);

  BackPressureIT(RunningStack stack) {
    this.stack = stack;
  }

  /** A write with its answer, soon. */
  private static final class Write {
    private final Person person;
    private final String calendar;
    private final String key = UUID.randomUUID().toString();
    private CompletableFuture<Timed> answer = new CompletableFuture<>();

    Write(Person person, String calendar) {
      this.person = person;
      this.calendar = calendar;
    }

    Call call() {
      return person
          .call("POST", calendar + "/events")
          .json(EventBody.hourIn("UTC", key, "2026-03-02T10:00:00"))
          .header("Idempotency-Key", key);
    }

    Write send(int node, Executor threads) {
      answer = CompletableFuture.supplyAsync(() -> Timed.of(call().on(node)), threads);
      return this;
    }

    /** Another write to the same calendar. */
    Write next() {
      return new Write(person, calendar);
    }
  }

  private record Timed(Reply reply, Duration took) {
    static Timed of(Call call) {
      var start = System.nanoTime();
      var reply = call.send();
      return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
    }

    void isRefusedInTime() {
      assertThat(reply.expectProblem(503).header("Retry-After")).matches("\\d+");
      assertThat(took).isLessThan(DEADLINE);
    }
  }

  @Test
  void shouldRefuseAtOnceAndLoseNothingWhenAWriterStandsStill() throws Exception {
    var calendars = calendars();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var still : List.of(1, 0, 1, 0)) {
        var node = stack.parts().node(still).process();
        var asked = 1 - still;
        signal("STOP", node.pid());
        List<Write> first;
        var next = new ArrayList<Write>();
        var refused = 0;
        try {
          first = calendars.stream().map(write -> write.next().send(asked, threads)).toList();
          var begin = System.nanoTime();
          Await.until(
              DEADLINE,
              () ->
                  first.stream().allMatch(write -> write.answer.isDone())
                      || System.nanoTime() - begin > PENDING.toNanos());
          var pending = first.stream().filter(each -> !each.answer.isDone()).toList();
          pending.forEach(write -> next.add(write.next().send(asked, threads)));
          for (var i = 0; i < next.size(); i++) {
            var answer = next.get(i).answer.get(5, TimeUnit.SECONDS);
            if (answer.reply().status() == 201) {
              // its writer was slow, or has a successor: then the one before has its answer too
              assertThat(pending.get(i).answer.get(1, TimeUnit.SECONDS).reply().status())
                  .isEqualTo(201);
            } else {
              answer.isRefusedInTime();
              assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
              refused++;
            }
          }
        } finally {
          // before its session ends: the same writer goes on
          signal("CONT", node.pid());
        }
        settle(Stream.concat(first.stream(), next.stream()).toList());
        if (refused > 0) {
          return;
        }
      }
    }
    throw new AssertionError("neither instance had a calendar to write");
  }

  @Test
  void shouldRefuseInTimeAndLoseNothingWhenTheLogIsGone() throws Exception {
    var calendars = calendars();
    var broker = stack.parts().backbone().broker();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Write> writes;
      broker.stop();
      try {
        writes = new ArrayList<>();
        for (var i = 0; i < calendars.size(); i++) {
          writes.add(calendars.get(i).next().send(i % 2, threads));
        }
        for (var write : writes) {
          write.answer.get(30, TimeUnit.SECONDS).isRefusedInTime();
        }
      } finally {
        broker.start();
      }
      settle(writes);
    }
  }

  /** Each write is answered in the end, always by the same answer, and is there once. */
  private void settle(List<Write> writes) throws Exception {
    for (var write : writes) {
      var first = write.answer.get(30, TimeUnit.SECONDS).reply();
      if (first.status() != 201) {
        first.expectProblem(503);
      }
      var settled = client.send(write.call()).reply().expect(201);
      if (first.status() == 201) {
        assertThat(settled.json()).isEqualTo(first.json());
      }
      assertThat(client.send(write.call()).reply().expect(201).json()).isEqualTo(settled.json());
      var titles =
          client
              .send(write.person.call("GET", write.calendar + "/events?limit=1000"))
              .reply()
              .expect(200)
              .items("title");
      assertThat(titles).containsOnlyOnce(write.key);
    }
  }

  private List<Write> calendars() {
    return Stream.generate(() -> Person.stranger(stack))
        .limit(CALENDARS)
        .map(person -> new Write(person, person.newCalendar("UTC")))
        .toList();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    var status = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    assertThat(status).isZero();
  }
}
