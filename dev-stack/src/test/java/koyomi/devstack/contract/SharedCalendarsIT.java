package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import koyomi.devstack.Checkout;
import koyomi.devstack.independent.IndependentCalendar;
import koyomi.devstack.independent.RawFile;
import koyomi.devstack.independent.Shown;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Files of real programs are imported and looked at month by month; every month has to show what
 * other libraries find in the file. Where the folder of those files doesn't lie beside the project,
 * only the file of this project is looked at.
 */
@ExtendWith(SharedStack.class)
class SharedCalendarsIT {
  private static final int MONTHS = 24;

  private final Person owner;

  SharedCalendarsIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @TestFactory
  Stream<DynamicTest> shouldShowInEveryMonthWhatOtherLibrariesFind() throws IOException {
    return tests(files(Checkout.resolve("dev-stack/src/test/resources/calendars")));
  }

  @TestFactory
  Stream<DynamicTest> shouldShowFilesOfOtherProgramsAsOtherLibrariesDo() throws IOException {
    var folder = ConformanceFolder.find();
    assumeTrue(folder != null, "the files don't lie beside the project");
    return folder == null ? Stream.of() : tests(files(folder));
  }

  private Stream<DynamicTest> tests(List<Path> files) {
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }

  private void compare(Path file) throws IOException {
    var zone = RawFile.read(file).calendarProperty("X-WR-TIMEZONE", "Europe/Berlin");
    var now = YearMonth.now(ZoneId.of(zone));
    var expected =
        IndependentCalendar.read(file, ZoneId.of(zone), LocalDate.of(now.getYear() + 20, 1, 1));
    var calendar = owner.newCalendar(zone);
    var report =
        owner
            .call("POST", calendar + "/import")
            .body("text/calendar", BodyPublishers.ofFile(file))
            .send()
            .expect(200)
            .json();
    for (var rejected : report.path("rejected")) {
      assertThat(rejected.path("reason").asString()).startsWith("unsupported component");
    }

    var seen = new TreeSet<Shown>();
    var months = months(expected, now);
    var rows = 0;
    for (var month : months) {
      var found = view(calendar, month);
      assertThat(found).as("%s of %s", month, file.getFileName()).isEqualTo(expected.of(month));
      seen.addAll(found);
      rows += found.size();
    }
    System.out.printf(
        "%s: %d events, %d months, %d rows, %d occurrences of %d events equal%n",
        file.getFileName(),
        expected.components(),
        months.size(),
        rows,
        seen.size(),
        seen.stream().map(Shown::uid).distinct().count());
  }

  /** From the first event until two years after the last that is written, and around now. */
  private static Set<YearMonth> months(IndependentCalendar calendar, YearMonth now) {
    var months = new TreeSet<YearMonth>();
    var last = calendar.lastWritten().plusMonths(MONTHS);
    for (var month = calendar.first(); month.isBefore(last); month = month.plusMonths(1)) {
      months.add(month);
    }
    for (var i = -MONTHS / 2; i < MONTHS / 2; i++) {
      months.add(now.plusMonths(i));
    }
    return months;
  }

  private List<Shown> view(String calendar, YearMonth month) {
    var items = new ArrayList<Shown>();
    var path =
        calendar
            + "/occurrences?limit=1000&from=%s&to=%s"
                .formatted(month.atDay(1), month.plusMonths(1).atDay(1));
    var page = owner.get(path).expect(200);
    page.items().forEach(item -> items.add(shown(item)));
    while (page.json().hasNonNull("nextPageToken")) {
      var token = page.json().path("nextPageToken").asString();
      page = owner.get(path + "&pageToken=" + token).expect(200);
      page.items().forEach(item -> items.add(shown(item)));
    }
    return items.stream().sorted().toList();
  }

  private static Shown shown(JsonNode item) {
    return new Shown(
        item.path("iCalUid").asString(),
        moment(item.path("occurrence").asString()),
        moment(item.path("start").asString()),
        moment(item.path("end").asString()),
        item.path("title").asString(""));
  }

  private static String moment(String time) {
    return time.indexOf('T') < 0 ? time : OffsetDateTime.parse(time).toInstant().toString();
  }
}
