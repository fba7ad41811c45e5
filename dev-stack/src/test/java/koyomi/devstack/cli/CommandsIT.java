package koyomi.devstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import koyomi.devstack.Checkout;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The launcher's commands, run as people run them. */
@ExtendWith(SharedStack.class)
class CommandsIT {
  private static final JsonMapper JSON = new JsonMapper();

  private final RunningStack stack;
  private final Person alice;
  @TempDir private Path folder = Path.of("");

  CommandsIT(RunningStack stack) {
    this.stack = stack;
    alice = new Person(stack, "alice");
  }

  @Test
  void shouldPrintNothingButATokenThatTheServiceTakes() throws Exception {
    var token = koyomi("token", "bob").succeeded().out().strip();

    assertThat(token).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    var answer =
        new koyomi.devstack.rest.Call(stack, "GET", "/v1/calendars")
            .header("Authorization", "Bearer " + token)
            .send();
    answer.expect(200);
    assertThat(koyomi("token", "nobody").status()).isNotZero();
  }

  @Test
  void shouldPrintWhereThePartsAnswerAsJson() throws Exception {
    var info = JSON.readTree(koyomi("info").succeeded().out());

    assertThat(info.path("api").asString()).isEqualTo(stack.parts().url(0));
    assertThat(info.path("kafka").asString()).isEqualTo(stack.parts().backbone().kafka());
    for (var part :
        List.of("api", "issuer", "kafka", "registry", "connect", "jdbc", "elasticsearch")) {
      assertThat(info.has(part)).as(part).isTrue();
    }
  }

  @Test
  void shouldFindNoDifferenceWhenBookingsAreVerified() throws Exception {
    var admin = new Person(stack, "admin");
    var room =
        admin
            .post("/v1/resources", "{\"name\": \"Verified\", \"type\": \"ROOM\"}")
            .expect(201)
            .header("Location");
    var time = "{\"start\": \"2027-03-02T10:00:00Z\", \"end\": \"2027-03-02T11:00:00Z\"}";
    alice.post(room + "/reservations", time).expect(201);
    alice.post(room + "/reservations", time).expectProblem(409);

    assertThat(koyomi("verify", "bookings").succeeded().out()).contains("0 differences");
    assertThat(koyomi("verify", "nothing").status()).isNotZero();
  }

  @Test
  void shouldTellTheRulesOfZonesAndWhatOthersWouldShift() throws Exception {
    assertThat(koyomi("zones", "status").succeeded().out()).contains("revision");
    assertThat(koyomi("zones", "report", "--jdk").status()).isZero();
  }

  @Test
  void shouldListTheTopics() throws Exception {
    assertThat(koyomi("topics").succeeded().out())
        .contains("calendar.commands", "calendar.events", "calendar.dead-letter");
  }

  @Test
  void shouldPrintFactsAsLinesOfJsonAndNothingElse() throws Exception {
    var calendar = alice.newCalendar("Asia/Tokyo");
    var event = alice.newEvent(calendar, EventBody.hour("Tailed é", "2026-03-02T10:00:00"));

    var facts = tail("calendar.events");

    var about =
        facts.stream().filter(fact -> calendar.endsWith(fact.path("key").asString())).toList();
    assertThat(about).hasSizeGreaterThanOrEqualTo(2);
    for (var fact : about) {
      for (var field : List.of("partition", "offset", "timestamp", "key", "schema", "value")) {
        assertThat(fact.has(field)).as(field).isTrue();
      }
      assertThat(fact.path("value").isObject()).isTrue();
    }
    assertThat(about.getLast().path("value").toString())
        .contains("Tailed é", event.path("id").asString());
    assertThat(tail("calendar.commands")).isNotEmpty();
    assertThat(koyomi("tail", "no.such.topic").status()).isNotZero();
  }

  @Test
  void shouldImportAndExportFiles() throws Exception {
    var file = folder.resolve("Holidays.ics");
    Files.copy(Checkout.resolve("domain/src/test/resources/icalendar/outlook.ics"), file);
    var calendar = alice.newCalendar("Asia/Tokyo");
    var id = calendar.substring(calendar.lastIndexOf('/') + 1);

    var first = koyomi("import", file.toString(), "--calendar", id).succeeded();
    assertThat(first.out()).containsPattern("calendar " + id + ": [1-9]\\d* created");
    var second = koyomi("import", file.toString(), "--calendar", id).succeeded();
    assertThat(second.out()).contains(": 0 created, 0 updated");
    var exported = koyomi("export", id).succeeded().out();
    assertThat(exported).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    // without a calendar: one called as the file
    assertThat(koyomi("import", file.toString(), "--user", "carol").succeeded().out())
        .containsPattern(": [1-9]\\d* created");
    assertThat(new Person(stack, "carol").get("/v1/calendars").items("name")).contains("Holidays");
  }

  @Test
  void shouldSayInALineThatThereIsNoSuchCalendar() throws Exception {
    var file = Checkout.resolve("domain/src/test/resources/icalendar/outlook.ics").toString();

    var imported = koyomi("import", file, "--calendar", "nowhere");
    var exported = koyomi("export", "A name / of none");

    for (var failed : List.of(imported, exported)) {
      assertThat(failed.status()).isEqualTo(1);
      assertThat(failed.out()).isEmpty();
      assertThat(failed.err().strip().lines().toList().getLast())
          .startsWith("koyomi ")
          .doesNotContain("{");
    }
    assertThat(imported.err()).contains("there is no such calendar");
  }

  @Test
  void shouldSayWhatIsWrongWhenNothingRunsThere() throws Exception {
    var elsewhere = Launched.of(folder, List.of("info", "--data", folder.toString()));

    assertThat(elsewhere.status()).isNotZero();
    assertThat(elsewhere.out()).isEmpty();
    assertThat(elsewhere.err()).contains("./koyomi up").doesNotContain("Exception");
  }

  private List<JsonNode> tail(String topic) throws IOException, InterruptedException {
    var lines =
        koyomi("tail", topic, "--from-beginning", "--until-end").succeeded().out().lines().toList();
    return lines.stream().map(JSON::readTree).toList();
  }

  private Launched koyomi(String... words) throws IOException, InterruptedException {
    return Launched.on(stack, folder, words);
  }
}
