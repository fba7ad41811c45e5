package koyomi.api.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.MergePatch;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.CalendarLookup;
import koyomi.api.security.Caller;
import koyomi.api.write.CommandGateway;
import koyomi.api.write.Writes;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarField;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.icalendar.CalendarLines;
import koyomi.topologies.calendar.query.Consistency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of imported files that are the calendar's own, in its settings under {@code
 * iCalendar}. Only an owner changes a calendar: from other people's imports the events are taken.
 */
final class KeptProperties {
  private static final String KEY = "iCalendar";
  private static final int TRIES = 5;

  private KeptProperties() {}

  /** Returns the lines kept in the settings of a calendar. */
  static List<String> of(String settings) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : JsonBodies.tree(settings).path(KEY)) {
      if (line.isString() && line.asString().indexOf('\n') < 0) {
        lines.add(line.asString());
      }
    }
    return lines;
  }

  /**
   * Keeps the properties of a file, if they say anything new.
   *
   * @param file unfolded lines
   * @return the place of the change in the log; null where nothing changed
   * @throws ProblemException if the writer refused
   */
  static @Nullable Consistency keep(
      Writes writes,
      CalendarLookup lookup,
      HttpServletRequest request,
      Caller caller,
      String calendarId,
      List<String> file) {
    CommandGateway.Receipt receipt = null;
    for (int i = 0; i < TRIES && !file.isEmpty(); i++) {
      CalendarLookup.Summary now = lookup.find(request, caller, calendarId);
      List<String> before = of(now.settings());
      List<String> after = CalendarLines.merged(before, file);
      if (now.role() != Role.OWNER || after.equals(before)) {
        return null;
      }
      receipt =
          writes
              .send(
                  caller,
                  calendarId,
                  new Precondition.Tags(List.of(Long.toString(now.version()))),
                  new CalendarCommand.PatchCalendar(patch(now.settings(), after)))
              .join();
      if (!(receipt.answer() instanceof Answer.OfRejection refused)) {
        return receipt.position();
      }
      if (refused.rejection().kind() != Rejection.Kind.PRECONDITION_FAILED) {
        throw ProblemException.rejected(refused.rejection());
      }
    }
    return null;
  }

  private static CalendarDraft patch(String settings, List<String> lines) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    lines.forEach(list::add);
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.set(KEY, list);
    return new CalendarDraft(
        Set.of(CalendarField.SETTINGS),
        null,
        null,
        null,
        null,
        null,
        MergePatch.apply(settings, JsonBodies.text(patch)));
  }
}
