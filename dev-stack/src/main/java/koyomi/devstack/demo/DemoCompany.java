package koyomi.devstack.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import koyomi.devstack.client.KoyomiClient;
import koyomi.devstack.client.RefusedException;

/**
 * Loads the demo company over REST, each thing by whom it belongs to: profiles, rooms, what people
 * put into their own calendars, meetings with invitations of people and rooms, answers. Meetings
 * are loaded in steps; a load that was cut off goes on with the step that it was in, and its keys
 * give the first answers again.
 */
final class DemoCompany {
  private static final int MEETINGS_A_STEP = 40;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final String url;
  private final UnaryOperator<String> tokens;
  private final DemoMemory memory;
  private final int weeks;
  private final Map<String, KoyomiClient> clients = new ConcurrentHashMap<>();
  private final Map<String, String> calendars = new ConcurrentHashMap<>();
  private final Map<String, String> rooms = new ConcurrentHashMap<>();

  /**
   * A company around the week that the memory knows.
   *
   * @param weeks before that week, and from it on
   */
  DemoCompany(String url, UnaryOperator<String> tokens, DemoMemory memory, int weeks) {
    this.url = url;
    this.tokens = tokens;
    this.memory = memory;
    this.weeks = weeks;
  }

  /**
   * Loads what is missing.
   *
   * @param progress hears what was done
   */
  void load(Consumer<String> progress) {
    var people = Company.people();
    DemoWork.each(people, this::introduce);
    DemoWork.each(Company.rooms(), this::open);
    progress.accept("company   %d people, %d rooms".formatted(people.size(), rooms.size()));
    DemoWork.each(people, this::importOwnTime);
    var meetings = Agenda.around(memory.monday(), weeks);
    var steps = steps(meetings);
    for (var step = memory.companySteps(); step < steps.size(); step++) {
      DemoWork.each(steps.get(step), this::meet);
      memory.companyHas(step + 1);
      if ((step + 1) % 5 == 0 && step + 1 < steps.size()) {
        progress.accept(
            "company   %d of %d meetings".formatted((step + 1) * MEETINGS_A_STEP, meetings.size()));
      }
    }
    memory.companyIsDone();
    progress.accept("company   complete: %d meetings".formatted(meetings.size()));
  }

  private static List<List<Meeting>> steps(List<Meeting> meetings) {
    var steps = new ArrayList<List<Meeting>>();
    for (var from = 0; from < meetings.size(); from += MEETINGS_A_STEP) {
      steps.add(meetings.subList(from, Math.min(meetings.size(), from + MEETINGS_A_STEP)));
    }
    return steps;
  }

  private KoyomiClient client(String user) {
    return clients.computeIfAbsent(user, id -> new KoyomiClient(url, tokens.apply(id)));
  }

  private void introduce(Colleague person) {
    var body = new HashMap<String, Object>();
    body.put("timeZone", person.zone().getId());
    body.put("language", person.site().language());
    body.put("workingHours", person.site().workingHours());
    var floor = person.floor();
    if (floor != null) {
      body.put("location", Map.of("building", person.site().building(), "floor", floor));
    }
    var client = client(person.id());
    calendars.put(person.id(), client.get("/v1/me").path("defaultCalendarId").asString());
    try {
      client.patchVersion("/v1/me", body, 1);
    } catch (RefusedException e) {
      // done before, or somebody has changed it already: then theirs stays
      if (e.status() != PRECONDITION_FAILED) {
        throw e;
      }
    }
  }

  private void open(DemoRoom room) {
    var made =
        client("admin").post("/v1/resources", room.body(), "demo-room-" + room.name().hashCode());
    rooms.put(room.name(), made.path("id").asString());
  }

  private void importOwnTime(Colleague person) {
    if (person.isTriedOut()) {
      return;
    }
    client(person.id())
        .importText(
            calendar(person.id()),
            OwnTime.file(person, memory.monday(), weeks),
            "demo-own-" + person.id());
  }

  private void meet(Meeting meeting) {
    var made =
        client(meeting.organizer())
            .post(
                "/v1/calendars/" + calendar(meeting.organizer()) + "/events",
                meeting.body(rooms),
                "demo-company-" + meeting.key());
    var id = made.path("id").asString();
    meeting.answers().forEach((user, answer) -> answer(meeting, user, id, answer));
  }

  /** The copy of who is invited has the event's id; it comes a moment after the invitation. */
  private void answer(Meeting meeting, String user, String eventId, String status) {
    // a refusal is owed again to whoever sends its key again
    var tries = new AtomicInteger();
    DemoWork.retrying(
        NOT_FOUND,
        () ->
            client(user)
                .post(
                    "/v1/calendars/" + calendar(user) + "/events/" + eventId + "/response",
                    Map.of("status", status),
                    "demo-answer-" + meeting.key() + "-" + tries.getAndIncrement()));
  }

  private String calendar(String user) {
    var calendar = calendars.get(user);
    if (calendar == null) {
      throw new IllegalStateException("no default calendar of " + user);
    }
    return calendar;
  }
}
