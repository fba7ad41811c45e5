package koyomi.devstack.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import koyomi.devstack.faults.PatientClient;
import koyomi.devstack.races.Operation.Kind;
import koyomi.devstack.races.Operation.Outcome;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;

/** A client that reserves, moves and gives back at random, and writes down what it was told. */
final class Racer implements Callable<List<Operation>> {
  /** The quarters of an hour that all fight for. */
  static final int QUARTERS = 24;

  private static final int INSTANCES = 2;

  private final String name;
  private final Person person;
  private final String room;
  private final String day;
  private final int wishes;
  private final AtomicInteger answered;
  private final Random random;
  private final PatientClient client = new PatientClient(INSTANCES);
  private final List<Operation> history = new ArrayList<>();
  private final List<Mine> mine = new ArrayList<>();

  /** A reservation of this client's: its own name for it, and its path. */
  private record Mine(String name, String path) {}

  Racer(String name, Person person, String room, String day, int wishes, AtomicInteger answered) {
    this.name = name;
    this.person = person;
    this.room = room;
    this.day = day;
    this.wishes = wishes;
    this.answered = answered;
    this.random = new Random(name.hashCode());
  }

  @Override
  public List<Operation> call() {
    for (int i = 0; i < wishes; i++) {
      int from = random.nextInt(QUARTERS - 4);
      int to = from + 1 + random.nextInt(4);
      int choice = mine.isEmpty() ? 0 : random.nextInt(5);
      switch (choice) {
        case 0, 1 -> reserve(name + "-" + i, from, to);
        case 2, 3 -> move(mine.get(random.nextInt(mine.size())), from, to);
        default -> cancel(mine.remove(random.nextInt(mine.size())));
      }
      answered.incrementAndGet();
    }
    return history;
  }

  private void reserve(String reservation, int from, int to) {
    String key = UUID.randomUUID().toString();
    String body = times(from, to).replaceFirst("\\{", "{\"eventId\": \"" + reservation + "\", ");
    long begin = System.nanoTime();
    switch (random.nextInt(4)) {
      case 0 -> {
        Optional<Reply> reply = once(reservation(key, body));
        if (reply.isPresent()) {
          reserved(begin, reservation, from, to, reply.get());
        } else {
          note(begin, Long.MAX_VALUE, Kind.RESERVE, reservation, from, to, Outcome.UNKNOWN);
        }
      }
      case 1 -> {
        var twin = CompletableFuture.supplyAsync(() -> client.send(reservation(key, body)).reply());
        Reply reply = client.send(reservation(key, body)).reply();
        Reply other = twin.join();
        assertThat(other.status()).isEqualTo(reply.status());
        if (reply.status() == 201) {
          assertThat(other.json()).isEqualTo(reply.json());
        }
        reserved(begin, reservation, from, to, reply);
      }
      default ->
          reserved(begin, reservation, from, to, client.send(reservation(key, body)).reply());
    }
  }

  /** Gives up after one try: what became of it is for the checker to find out. */
  private Optional<Reply> once(Call call) {
    try {
      return Optional.of(call.on(random.nextInt(INSTANCES)).trySend())
          .filter(reply -> reply.status() != 503);
    } catch (IOException lost) {
      return Optional.empty();
    }
  }

  private Call reservation(String key, String body) {
    return person.call("POST", room + "/reservations").json(body).header("Idempotency-Key", key);
  }

  private void reserved(long begin, String reservation, int from, int to, Reply reply) {
    boolean done = done(reply, 201);
    note(begin, System.nanoTime(), Kind.RESERVE, reservation, from, to, outcome(done));
    if (done) {
      mine.add(new Mine(reservation, reply.header("Location")));
    }
  }

  /** Only its owner changes a reservation, so that a try after a lost answer does no harm. */
  private void move(Mine which, int from, int to) {
    long begin = System.nanoTime();
    Reply reply =
        client
            .send(
                person
                    .call("PATCH", which.path())
                    .body("application/merge-patch+json", times(from, to)))
            .reply();
    note(begin, System.nanoTime(), Kind.MOVE, which.name(), from, to, outcome(done(reply, 200)));
  }

  private void cancel(Mine which) {
    long begin = System.nanoTime();
    client.send(person.call("DELETE", which.path())).reply().expect(204);
    note(begin, System.nanoTime(), Kind.CANCEL, which.name(), 0, 0, Outcome.DONE);
  }

  private static boolean done(Reply reply, int status) {
    if (reply.status() == status) {
      return true;
    }
    assertThat(reply.expectProblem(409).json().path("conflicts")).isNotEmpty();
    return false;
  }

  private static Outcome outcome(boolean done) {
    return done ? Outcome.DONE : Outcome.REFUSED;
  }

  private void note(
      long begin, long end, Kind kind, String reservation, int from, int to, Outcome outcome) {
    history.add(new Operation(begin, end, kind, reservation, from, to, outcome));
  }

  private String times(int from, int to) {
    return "{\"start\": \"%sT%sZ\", \"end\": \"%sT%sZ\"}"
        .formatted(day, clock(from), day, clock(to));
  }

  private static String clock(int quarter) {
    return "%02d:%02d:00".formatted(quarter / 4, quarter % 4 * 15);
  }
}
