package koyomi.devstack.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import koyomi.devstack.client.CalendarEntry;
import koyomi.devstack.client.KoyomiClient;
import koyomi.devstack.stack.RunInfo;
import koyomi.devstack.stack.TokenSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code import FILE.ics [--calendar ID] [--user USER]}: an iCalendar file into a calendar; without
 * a calendar into the user's own that is called as the file, made when missing.
 */
final class ImportCommand {
  static final String DEFAULT_USER = "alice";

  private ImportCommand() {}

  static void run(String[] line, PrintStream out, PrintStream err) throws IOException {
    var arguments =
        Arguments.parse(line, Map.of("--data", true, "--calendar", true, "--user", true));
    var file = Path.of(arguments.word(0, "FILE.ics"));
    arguments.expectNoMore(1);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("can't read " + file);
    }
    var user = arguments.option("--user").orElse(DEFAULT_USER);
    var data = arguments.data();
    var client = new KoyomiClient(RunInfo.of(data).api(), TokenSource.of(data).token(user));
    var calendar = arguments.option("--calendar").orElseGet(() -> calendarOf(client, user, file));
    JsonNode answer;
    try (var _ = Ticker.start(err, "importing %s (%,d bytes)".formatted(file, Files.size(file)))) {
      answer = client.importFile(calendar, file, UUID.randomUUID().toString());
    }
    out.printf(
        "calendar %s: %d created, %d updated, %d unchanged, %d rejected%n",
        calendar,
        answer.path("created").asInt(),
        answer.path("updated").asInt(),
        answer.path("unchanged").asInt(),
        answer.path("rejected").size());
    for (var rejected : answer.path("rejected")) {
      out.printf(
          "  rejected %s%s: %s%n",
          rejected.path("uid").asString("(no UID)"),
          rejected.hasNonNull("line") ? ", line " + rejected.path("line").asInt() : "",
          rejected.path("reason").asString());
    }
    out.flush();
  }

  private static String calendarOf(KoyomiClient client, String user, Path file) {
    var name = file.getFileName().toString().replaceFirst("(?i)\\.ics$", "");
    return client.calendars().stream()
        .filter(each -> each.ownerId().equals(user) && each.name().equals(name))
        .map(CalendarEntry::id)
        .findFirst()
        .orElseGet(() ->
            client
                .post(
                    "/v1/calendars",
                    Map.of("name", name, "timeZone", ZoneId.systemDefault().getId()),
                    UUID.randomUUID().toString())
                .path("id")
                .asString());
  }
}
