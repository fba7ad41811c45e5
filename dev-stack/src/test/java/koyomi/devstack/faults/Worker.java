package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;

/**
 * One of several users of the same calendars, who knows exactly what has to be seen of its own
 * events, all on its own day, after each of its writes.
 */
final class Worker implements Callable<Worker> {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

  private final Person person;
  private final List<String> calendars;
  private final PatientClient client;
  private final AtomicInteger requests;
  private final BooleanSupplier goOn;
  private final Random random;
  private final String name;
  private final LocalDate day;
  private final Map<String, Map<String, String>> titles = new HashMap<>();
  private final Map<String, Map<String, String>> replicas = new HashMap<>();
  private final Map<String, Set<String>> deleted = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();
  private final Map<String, String> syncTokens = new HashMap<>();
  private int made;

  /**
   * A worker.
   *
   * @param number from 0: its day
   * @param person as whom it works
   * @param calendars shared with the others
   * @param client sends its requests
   * @param requests counts them
   * @param goOn asked before each
   */
  Worker(
      int number,
      Person person,
      List<String> calendars,
      PatientClient client,
      AtomicInteger requests,
      BooleanSupplier goOn) {
    this.person = person;
    this.calendars = calendars;
    this.client = client;
    this.requests = requests;
    this.goOn = goOn;
    this.random = new Random(number);
    this.name = "w" + number;
    this.day = FIRST_DAY.plusDays(number);
    for (var calendar : calendars) {
      titles.put(calendar, new TreeMap<>());
      replicas.put(calendar, new TreeMap<>());
      deleted.put(calendar, new HashSet<>());
    }
  }

  /** What has to be in a calendar of this worker's: titles by event id. */
  Map<String, String> titles(String calendar) {
    return titles.getOrDefault(calendar, Map.of());
  }

  @Override
  public Worker call() {
    while (goOn.getAsBoolean()) {
      step(calendars.get(random.nextInt(calendars.size())));
      requests.incrementAndGet();
    }
    return this;
  }

  private void step(String calendar) {
    var mine = titles(calendar);
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> create(calendar);
      case 3 -> patch(calendar, mine);
      case 4 -> delete(calendar, mine);
      case 5 -> readOne(calendar, mine);
      case 6 -> readDeleted(calendar);
      case 7 -> readList(calendar, mine);
      case 8 -> readOccurrences(calendar, mine);
      default -> readChanges(calendar, mine);
    }
  }

  private void create(String calendar) {
    var title = name + "-" + made++;
    var call =
        person
            .call("POST", calendar + "/events")
            .json(EventBody.hourIn("UTC", title, day + "T10:00:00"))
            .header("Idempotency-Key", UUID.randomUUID().toString());
    var reply = client.send(call).reply().expect(201);
    note(calendar, reply);
    assertThat(titles(calendar).put(reply.json().path("id").asString(), title)).isNull();
  }

  private void patch(String calendar, Map<String, String> mine) {
    if (mine.isEmpty()) {
      create(calendar);
      return;
    }
    var id = any(mine);
    var title = name + "-" + made++;
    var reply =
        client
            .send(
                person
                    .call("PATCH", calendar + "/events/" + id)
                    .json("{\"title\": \"%s\"}".formatted(title)))
            .reply()
            .expect(200);
    note(calendar, reply);
    mine.put(id, title);
  }

  private void delete(String calendar, Map<String, String> mine) {
    if (mine.isEmpty()) {
      create(calendar);
      return;
    }
    var id = any(mine);
    var answer = client.send(person.call("DELETE", calendar + "/events/" + id));
    // gone by the try whose answer was lost
    if (!answer.retried() || answer.reply().status() != 404) {
      answer.reply().expect(204);
    }
    note(calendar, answer.reply());
    mine.remove(id);
    deleted.getOrDefault(calendar, new HashSet<>()).add(id);
  }

  private void readOne(String calendar, Map<String, String> mine) {
    if (mine.isEmpty()) {
      create(calendar);
      return;
    }
    var id = any(mine);
    var seen = read(calendar, "/events/" + id).expect(200).json();
    assertThat(seen.path("title").asString()).isEqualTo(mine.get(id));
  }

  private void readDeleted(String calendar) {
    var gone = deleted.getOrDefault(calendar, Set.of());
    if (gone.isEmpty()) {
      create(calendar);
      return;
    }
    read(calendar, "/events/" + gone.iterator().next()).expectProblem(404);
  }

  private void readList(String calendar, Map<String, String> mine) {
    assertThat(titlesById(read(calendar, "/events?limit=1000&" + window()).expect(200), "id"))
        .isEqualTo(mine);
  }

  private void readOccurrences(String calendar, Map<String, String> mine) {
    var seen = read(calendar, "/occurrences?limit=1000&" + window()).expect(200);
    assertThat(titlesById(seen, "eventId")).isEqualTo(mine);
  }

  /** Carries the changes of all workers over to a copy, which then has to show the own ones. */
  private void readChanges(String calendar, Map<String, String> mine) {
    var copy = replicas.getOrDefault(calendar, new TreeMap<>());
    var query = "?limit=1000";
    if (syncTokens.containsKey(calendar)) {
      query += "&syncToken=" + syncTokens.get(calendar);
    }
    while (true) {
      var page = read(calendar, "/changes" + query).expect(200);
      for (var change : page.items()) {
        var id = change.path("eventId").asString();
        if (change.path("kind").asString().equals("DELETED")) {
          copy.remove(id);
        } else {
          copy.put(id, change.path("event").path("title").asString());
        }
      }
      if (!page.json().hasNonNull("nextPageToken")) {
        syncTokens.put(calendar, page.json().path("nextSyncToken").asString());
        break;
      }
      query = "?limit=1000&pageToken=" + page.json().path("nextPageToken").asString();
    }
    var own = new TreeMap<>(copy);
    own.values().removeIf(title -> !title.startsWith(name + "-"));
    assertThat(own).isEqualTo(mine);
  }

  private Reply read(String calendar, String path) {
    var call = person.call("GET", calendar + path);
    var token = written.get(calendar);
    if (token != null) {
      call.header("Koyomi-Consistency", token);
    }
    return client.send(call).reply();
  }

  private void note(String calendar, Reply write) {
    written.put(calendar, write.header("Koyomi-Consistency"));
  }

  private String window() {
    return "from=%sT00:00:00Z&to=%sT00:00:00Z".formatted(day, day.plusDays(1));
  }

  private String any(Map<String, String> mine) {
    return new ArrayList<>(mine.keySet()).get(random.nextInt(mine.size()));
  }

  private static Map<String, String> titlesById(Reply page, String idField) {
    var found = new TreeMap<String, String>();
    for (var item : page.items()) {
      var former = found.put(item.path(idField).asString(), item.path("title").asString());
      assertThat(former).as(page.toString()).isNull();
    }
    return found;
  }
}
