package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import koyomi.devstack.Checkout;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedStack.class)
class ImportExportIT {
  private static final int MANY = 1_000;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Person owner;

  ImportExportIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @TestFactory
  Stream<DynamicTest> shouldTakeWildFilesAndGiveThemBack() throws IOException {
    return tests(files(Checkout.resolve("domain/src/test/resources/icalendar")));
  }

  @TestFactory
  Stream<DynamicTest> shouldTakeFilesOfOtherProgramsAndGiveThemBack() throws IOException {
    var folder = ConformanceFolder.find();
    assumeTrue(folder != null, "the files don't lie beside the project");
    return folder == null ? Stream.of() : tests(files(folder));
  }

  @Test
  void shouldTakeALargeFileSoon() {
    var calendar = owner.newCalendar("Asia/Tokyo");
    var file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n");
    for (var i = 0; i < MANY; i++) {
      file.append(
          """
          BEGIN:VEVENT
          UID:many-%d
          DTSTAMP:20260101T000000Z
          DTSTART;TZID=Asia/Tokyo:202603%02dT%02d0000
          DURATION:PT1H
          SUMMARY:Number %d
          END:VEVENT
          """
              .formatted(i, 1 + i % 28, i % 24, i)
              .replace("\n", "\r\n"));
    }
    file.append("END:VCALENDAR\r\n");

    var start = System.nanoTime();
    var report = take(calendar, file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(report.path("created").asInt()).isEqualTo(MANY);
    assertThat(report.path("rejected").isEmpty()).isTrue();
    assertThat(took).isLessThan(SOON);
    assertThat(
            owner
                .get(calendar + "/occurrences?from=2026-03-01&to=2026-04-01&limit=1000")
                .expect(200)
                .items())
        .hasSize(MANY);
  }

  @Test
  void shouldGiveTheFirstReportAgainWhenAFileIsSentTwiceWithOneKey() throws IOException {
    var calendar = owner.newCalendar("Asia/Tokyo");
    var file = Checkout.resolve("domain/src/test/resources/icalendar/outlook.ics");
    var call =
        owner
            .call("POST", calendar + "/import")
            .body("text/calendar", BodyPublishers.ofFile(file))
            .header("Idempotency-Key", "one-file");

    var first = call.send().expect(200);
    assertThat(first.json().path("created").asInt()).isPositive();
    assertThat(call.send().expect(200).json()).isEqualTo(first.json());
    owner
        .call("POST", calendar + "/import")
        .body("text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        .header("Idempotency-Key", "one-file")
        .send()
        .expectProblem(422);
  }

  @Test
  void shouldRefuseFilesThatAreNone() {
    var calendar = owner.newCalendar("Asia/Tokyo");
    var nothing = take(calendar, new byte[] {1, 2, 3});

    assertThat(nothing.path("created").asInt()).isZero();
    owner
        .call("POST", "/v1/calendars/" + "a".repeat(26) + "/import")
        .body("text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        .send()
        .expectProblem(404);
  }

  private Stream<DynamicTest> tests(List<Path> files) {
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> goesRound(file)));
  }

  private void goesRound(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var first = owner.newCalendar("Europe/Berlin");

    var report = take(first, bytes);
    var taken = report.path("created").asInt();
    assertThat(taken).as(report.toString()).isPositive();
    assertThat(report.path("updated").asInt()).isZero();
    for (var rejected : report.path("rejected")) {
      assertThat(rejected.path("line").asInt()).isPositive();
      assertThat(rejected.path("reason").asString()).isNotBlank();
    }
    var again = take(first, bytes);
    unchanged(again, taken);
    assertThat(again.path("rejected")).isEqualTo(report.path("rejected"));
    assertThat(ids(first)).hasSize(taken);

    var exported = export(first);
    unchanged(take(first, exported.getBytes(java.nio.charset.StandardCharsets.UTF_8)), taken);
    var second = owner.newCalendar("Europe/Berlin");
    var copied = take(second, exported.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(copied.path("created").asInt()).as(copied.toString()).isEqualTo(taken);
    assertThat(copied.path("rejected").isEmpty()).as(copied.toString()).isTrue();
    assertThat(lasting(export(second))).isEqualTo(lasting(exported));
    assertThat(occurrences(second)).isEqualTo(occurrences(first));
  }

  private static void unchanged(JsonNode report, int events) {
    assertThat(report.path("created").asInt()).as(report.toString()).isZero();
    assertThat(report.path("updated").asInt()).as(report.toString()).isZero();
    assertThat(report.path("unchanged").asInt()).as(report.toString()).isEqualTo(events);
  }

  private JsonNode take(String calendar, byte[] file) {
    return owner
        .call("POST", calendar + "/import")
        .body("text/calendar", BodyPublishers.ofByteArray(file))
        .send()
        .expect(200)
        .json();
  }

  private String export(String calendar) {
    var answer =
        owner
            .call("GET", calendar + "/export")
            .header("Accept", "text/calendar")
            .send()
            .expect(200);
    assertThat(answer.header("Content-Type")).startsWith("text/calendar");
    return answer.text();
  }

  private List<String> ids(String calendar) {
    var ids = new ArrayList<String>();
    var page = owner.get(calendar + "/events?limit=1000").expect(200);
    ids.addAll(page.items("id"));
    while (page.json().hasNonNull("nextPageToken")) {
      page =
          owner
              .get(
                  calendar
                      + "/events?limit=1000&pageToken="
                      + page.json().path("nextPageToken").asString())
              .expect(200);
      ids.addAll(page.items("id"));
    }
    return ids;
  }

  /** What an analyst of both calendars would compare: title and times of what was and will be. */
  private List<String> occurrences(String calendar) {
    return owner
        .get(calendar + "/occurrences?from=1990-01-01&limit=1000")
        .expect(200)
        .items()
        .stream()
        .map(item ->
            item.path("start").asString()
                + " "
                + item.path("end").asString()
                + " "
                + item.path("title").asString(""))
        .toList();
  }

  /** The lines without the stamps that say when this service first had an event. */
  private static List<String> lasting(String file) {
    return file.lines().filter(line -> !line.contains("X-KOYOMI-GENERATED")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var found = files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
      if (found.isEmpty()) {
        throw new FileNotFoundException("no files in " + folder);
      }
      return found;
    }
  }
}
