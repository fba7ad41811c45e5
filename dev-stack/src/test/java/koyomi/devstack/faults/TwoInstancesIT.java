package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Mixed requests sprayed over two instances while one is stopped and started, then the other is
 * killed and started: every read sees the writes that it names, and nothing is lost or doubled.
 */
@ExtendWith(SharedStack.class)
class TwoInstancesIT {
  private static final int REQUESTS = 2_000;
  private static final int WORKERS = 8;
  private static final int CALENDARS = 6;
  private static final int TERMINATED = 128 + 15;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RunningStack stack;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicBoolean faultsOver = new AtomicBoolean();
  private final AtomicBoolean failed = new AtomicBoolean();

  TwoInstancesIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void shouldAnswerRightWhenInstancesComeAndGo() throws Exception {
    var owner = Person.stranger(stack);
    var calendars = new ArrayList<String>();
    for (var i = 0; i < CALENDARS; i++) {
      // each of another user: on another partition
      var user = i == 0 ? owner : Person.stranger(stack);
      var calendar = user.newCalendar("UTC");
      if (user != owner) {
        user.share(calendar, owner, "OWNER");
      }
      calendars.add(calendar);
    }
    var workers = new ArrayList<Future<Worker>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < WORKERS; i++) {
        var worker =
            new Worker(i, owner, calendars, new PatientClient(2), requests, this::hasWorkLeft);
        workers.add(threads.submit(() -> failing(worker)));
      }
      faults();
      for (var worker : workers) {
        worker.get();
      }
    }
    assertThat(requests.get()).isGreaterThanOrEqualTo(REQUESTS);
    for (var calendar : calendars) {
      var expected = new TreeMap<String, String>();
      for (var worker : workers) {
        expected.putAll(worker.get().titles(calendar));
      }
      for (var node = 0; node < 2; node++) {
        assertThat(stored(owner, calendar, node)).isEqualTo(expected);
      }
    }
  }

  private void faults() {
    try {
      progress(REQUESTS / 5);
      var stopped = stack.parts().node(1);
      assertThat(stopped.stop()).isTrue();
      // of SIGTERM, after an orderly end; anything else was a crash
      assertThat(stopped.process().exit().join()).isEqualTo(TERMINATED);
      progress(REQUESTS / 5);
      stack.parts().startNode(1);
      progress(REQUESTS / 5);
      stack.parts().node(0).kill();
      progress(REQUESTS / 5);
      stack.parts().startNode(0);
    } finally {
      faultsOver.set(true);
    }
  }

  private void progress(int more) {
    var goal = requests.get() + more;
    Await.until(PATIENCE, () -> requests.get() >= goal || failed.get());
  }

  private boolean hasWorkLeft() {
    return !failed.get() && (requests.get() < REQUESTS || !faultsOver.get());
  }

  private Worker failing(Worker worker) {
    try {
      return worker.call();
    } catch (RuntimeException | Error e) {
      // the others need not go on
      failed.set(true);
      throw e;
    }
  }

  private static Map<String, String> stored(Person owner, String calendar, int node) {
    var found = new TreeMap<String, String>();
    var titles = new ArrayList<String>();
    var query = "?limit=1000";
    while (true) {
      var page = owner.call("GET", calendar + "/events" + query).on(node).send().expect(200);
      for (var item : page.items()) {
        found.put(item.path("id").asString(), item.path("title").asString());
        titles.add(item.path("title").asString());
      }
      if (!page.json().hasNonNull("nextPageToken")) {
        break;
      }
      query = "?limit=1000&pageToken=" + page.json().path("nextPageToken").asString();
    }
    assertThat(titles).doesNotHaveDuplicates();
    assertThat(List.copyOf(found.values())).hasSameSizeAs(titles);
    return found;
  }
}
