package koyomi.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo company over HTTP: two weeks of its half year. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedStack.class)
class DemoCompanyIT {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final String WINDOW = "from=2026-02-23T00:00:00Z&to=2026-03-16T00:00:00Z";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int WEEKS = 1;

  private final RunningStack stack;
  private final List<Meeting> meetings = Agenda.around(MONDAY, WEEKS);

  DemoCompanyIT(RunningStack stack) {
    this.stack = stack;
  }

  @BeforeAll
  void loadTwice(@TempDir Path folder) throws IOException {
    load(folder, 0);
    // once more from the middle, as after one that was cut off at its end
    load(folder, 1);
  }

  private void load(Path folder, int steps) throws IOException {
    var memory = folder.resolve("demo.properties");
    Files.writeString(memory, "monday=%s\ndone=true\ncompany=%d\n".formatted(MONDAY, steps));
    var demo = new DemoData(stack.parts().url(), stack.parts()::token, memory);
    demo.loadCompany(WEEKS, _ -> {});
    assertThat(demo.lacksCompany()).isFalse();
  }

  @Test
  void shouldHaveEverythingOnceWhenLoadedTwice() {
    var organised =
        meetings.stream()
            .filter(each -> each.organizer().equals("haruto"))
            .map(Meeting::title)
            .toList();

    assertThat(
            of("haruto", "events?limit=1000&" + WINDOW).stream()
                .filter(each -> each.path("organizerId").asString("").equals("haruto"))
                .map(each -> each.path("title").asString())
                .filter(organised::contains)
                .toList())
        .containsExactlyInAnyOrderElementsOf(organised);
    assertThat(rooms()).hasSize(40);
  }

  @Test
  void shouldKnowWherePeopleSitAndWhenTheyWork() {
    var profile = person("mei").get("/v1/me").expect(200).json();

    assertThat(profile.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
    assertThat(profile.path("location").path("building").asString()).isEqualTo("Marunouchi Tower");
    assertThat(profile.path("workingHours").path("MONDAY").path(0).path("from").asString())
        .isEqualTo("10:00");
    assertThat(person("bob").get("/v1/users?q=mo").expect(200).items("id")).contains("mei", "maya");
  }

  @Test
  void shouldShowTheInvitedWhatTheyAreInvitedToAndTheirAnswers() {
    var meeting =
        meetings.stream()
            .filter(each -> each.answers().containsValue("ACCEPTED"))
            .findFirst()
            .orElseThrow();
    var user =
        meeting.answers().entrySet().stream()
            .filter(each -> each.getValue().equals("ACCEPTED"))
            .findFirst()
            .orElseThrow()
            .getKey();

    Await.until(
        PATIENCE,
        () ->
            of(user, "events?limit=1000&" + WINDOW).stream()
                .filter(each -> each.path("title").asString().equals(meeting.title()))
                .filter(each -> each.path("organizerId").asString().equals(meeting.organizer()))
                .anyMatch(each -> answerOf(user, each).equals("ACCEPTED")));
  }

  @Test
  void shouldHaveRoomsTakenByMeetings() {
    var taken =
        meetings.stream()
            .filter(each -> each.room() != null && each.rule() == null)
            .findFirst()
            .orElseThrow();
    var name = Objects.requireNonNull(taken.room()).name();
    var room =
        rooms().stream()
            .filter(each -> each.path("name").asString().equals(name))
            .findFirst()
            .orElseThrow();
    var start = DateTimeFormatter.ISO_INSTANT.format(taken.start().atZone(taken.zone()));
    var end =
        DateTimeFormatter.ISO_INSTANT.format(
            taken.start().plusMinutes(taken.minutes()).atZone(taken.zone()));

    // invited with the event, the room answers a moment later
    Await.until(
        PATIENCE,
        () -> {
          var availability =
              person("dave")
                  .get(
                      "/v1/resources/%s/availability?from=%s&to=%s"
                          .formatted(room.path("id").asString(), start, end))
                  .expect(200)
                  .json();
          return availability.path("free").isEmpty() && availability.path("busy").size() == 1;
        });
  }

  @Test
  void shouldFindWhenColleaguesAreFreeAndARoomForThem() {
    var people = List.of("haruto", "yui", "mei", "emma", "ethan");
    var list = people.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    var busy =
        person("alice")
            .post(
                "/v1/freebusy",
                "{\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-07T00:00:00Z\",\"participants\":[%s]}"
                    .formatted(list))
            .expect(200)
            .json()
            .path("participants");
    for (var id : people) {
      assertThat(busy.path(id).path("busy").size()).as(id).isPositive();
    }

    var slots =
        person("alice")
            .post(
                "/v1/meeting-times",
                "{\"participants\":[\"alice\"],\"optional\":[\"haruto\",\"yui\"],\"durationMinutes\":60,\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-07T00:00:00Z\",\"resourceCriteria\":{\"building\":\"Marunouchi Tower\",\"features\":[\"screen\"]}}")
            .expect(200)
            .json()
            .path("slots");
    assertThat(slots.size()).isPositive();
    assertThat(slots.path(0).path("rooms").size()).isPositive();
    var suggested =
        person("alice")
            .post(
                "/v1/resources/suggestions",
                "{\"start\":\"2026-03-03T03:00:00Z\",\"end\":\"2026-03-03T04:00:00Z\",\"participants\":[\"haruto\",\"yui\"]}")
            .expect(200)
            .items();
    assertThat(suggested).isNotEmpty();
    assertThat(suggested.getFirst().path("reasons").toString()).contains("in the building of 2");
  }

  private Person person(String id) {
    return new Person(stack, id);
  }

  private List<JsonNode> of(String user, String what) {
    var home = person(user).get("/v1/me").expect(200).json().path("defaultCalendarId").asString();
    return person(user).get("/v1/calendars/" + home + "/" + what).expect(200).items();
  }

  private static String answerOf(String user, JsonNode event) {
    for (var attendee : event.path("attendees")) {
      if (attendee.path("userId").asString("").equals(user)) {
        return attendee.path("responseStatus").asString("");
      }
    }
    return "";
  }

  /** Those of the company: other tests have rooms too. */
  private List<JsonNode> rooms() {
    var found = new ArrayList<JsonNode>();
    for (var site : Site.values()) {
      var building = URLEncoder.encode(site.building(), StandardCharsets.UTF_8);
      found.addAll(person("bob").get("/v1/resources?building=" + building).expect(200).items());
    }
    return found;
  }
}
