package koyomi.devstack.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import koyomi.devstack.client.CalendarEntry;
import koyomi.devstack.client.KoyomiClient;
import koyomi.devstack.stack.RunInfo;
import koyomi.devstack.stack.TokenSource;

/** {@code export CALENDAR [--user USER]}: a calendar, by id or name, as iCalendar on stdout. */
final class ExportCommand {
  private ExportCommand() {}

  static void run(String[] line, PrintStream out, PrintStream err) throws IOException {
    var arguments = Arguments.parse(line, Map.of("--data", true, "--user", true));
    var wanted = arguments.word(0, "CALENDAR");
    arguments.expectNoMore(1);
    var user = arguments.option("--user").orElse(ImportCommand.DEFAULT_USER);
    var data = arguments.data();
    var client = new KoyomiClient(RunInfo.of(data).api(), TokenSource.of(data).token(user));
    byte[] content;
    try (var _ = Ticker.start(err, "exporting " + wanted)) {
      content = client.export(idOf(client, wanted));
    }
    out.write(content);
    out.flush();
    err.printf("%,d bytes%n", content.length);
  }

  /** People remember names; an id, or a name that several bear, is taken for an id. */
  private static String idOf(KoyomiClient client, String wanted) {
    var named =
        client.calendars().stream()
            .filter(each -> each.name().equals(wanted))
            .map(CalendarEntry::id)
            .toList();
    return named.size() == 1 ? named.getFirst() : wanted;
  }
}
