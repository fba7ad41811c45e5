package koyomi.devstack.rest;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of events. */
public final class EventBody {
  private static final JsonMapper JSON = new JsonMapper();

  private EventBody() {}

  /**
   * An hour in Tokyo, made a series by lines.
   *
   * @param title of the event
   * @param start local time
   * @param recurrence lines of RFC 5545
   */
  public static String hour(String title, String start, String... recurrence) {
    return hourIn("Asia/Tokyo", title, start, recurrence);
  }

  /**
   * An hour somewhere, made a series by lines.
   *
   * @param zone of the event
   * @param title of the event
   * @param start local time, full hour before 23
   * @param recurrence lines of RFC 5545
   */
  public static String hourIn(String zone, String title, String start, String... recurrence) {
    var end = java.time.LocalDateTime.parse(start).plusHours(1) + ":00";
    return """
    {"title": "%s",
     "start": {"dateTime": "%s", "timeZone": "%s"},
     "end": {"dateTime": "%s", "timeZone": "%s"},
     "recurrence": %s}\
    """
        .formatted(title, start, zone, end, zone, strings(List.of(recurrence)));
  }

  /** Whole days. */
  public static String days(String title, String start, String end) {
    return """
    {"title": "%s", "start": {"date": "%s"}, "end": {"date": "%s"}}\
    """
        .formatted(title, start, end);
  }

  /**
   * Sets fields of a body.
   *
   * @param body a JSON object
   * @param fields what would stand between the braces of another
   */
  public static String with(String body, String fields) {
    var merged = (ObjectNode) JSON.readTree(body);
    merged.setAll((ObjectNode) JSON.readTree("{" + fields + "}"));
    return merged.toString();
  }

  private static String strings(List<String> values) {
    return values.stream()
        .map(value -> "\"" + value + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
