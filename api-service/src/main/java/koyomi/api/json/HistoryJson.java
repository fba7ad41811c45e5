package koyomi.api.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDifference;
import koyomi.topologies.calendar.query.HistoryPage.Version;

/** Writes versions of an event. */
public final class HistoryJson {
  private HistoryJson() {}

  /**
   * Returns the UTF-8 JSON of a version: number, kind and time; to who sees all of it also who did
   * it by which command, and what changed.
   *
   * @param zone the calendar's
   * @param details whether the reader sees more than the times of this version
   * @param beforeDetails whether of the version before as well
   * @param shown gives an event with such conflicts as the reader may see
   */
  public static byte[] bytes(
      Version version,
      ZoneId zone,
      boolean details,
      boolean beforeDetails,
      UnaryOperator<Event> shown) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    text(out, "{\"version\":" + version.number() + ",\"kind\":\"" + version.kind() + "\"");
    text(out, ",\"recordedAt\":\"" + version.recordedAt() + "\"");
    if (details) {
      text(out, ",\"actor\":" + JsonBodies.quoted(version.actor()));
      text(out, ",\"commandId\":" + JsonBodies.quoted(version.commandId()));
    }
    Event event = version.event();
    Event before = version.before();
    if (event != null && before != null && details && beforeDetails) {
      text(out, ",\"changed\":" + names(EventDifference.between(before, event)));
    }
    if (event != null) {
      text(out, ",\"event\":");
      out.writeBytes(EventJson.bytes(shown.apply(event), zone, details));
    }
    text(out, "}");
    return out.toByteArray();
  }

  /** Names of members: nothing to escape. */
  private static String names(List<String> names) {
    return names.isEmpty() ? "[]" : "[\"" + String.join("\",\"", names) + "\"]";
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
