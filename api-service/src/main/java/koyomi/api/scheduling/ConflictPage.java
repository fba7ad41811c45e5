package koyomi.api.scheduling;

import java.io.ByteArrayOutputStream;
import java.util.List;
import koyomi.api.json.ConflictJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Conflicts as JSON. */
final class ConflictPage {
  private static final JsonFactory JSON = new JsonFactory();

  private ConflictPage() {}

  static byte[] bytes(OwnConflicts.Page page) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("items");
      for (OwnConflicts.Conflict conflict : page.items()) {
        conflict(json, conflict, true);
      }
      json.writeEndArray();
      if (page.nextPageToken() != null) {
        json.writeStringProperty("nextPageToken", page.nextPageToken());
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Returns the array of what is at the same time as a changed event.
   *
   * @param all whether the reader may see which occurrences the others are; else only those of the
   *     same calendar
   */
  static byte[] array(List<OwnConflicts.Conflict> conflicts, boolean all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      for (OwnConflicts.Conflict conflict : conflicts) {
        String calendar = conflict.pair().first().of().calendarId();
        conflict(
            json, conflict, all || conflict.pair().second().of().calendarId().equals(calendar));
      }
      json.writeEndArray();
    }
    return out.toByteArray();
  }

  private static void conflict(
      JsonGenerator json, OwnConflicts.Conflict conflict, boolean secondNamed) {
    json.writeStartObject();
    json.writeStringProperty("participantId", conflict.participantId());
    ConflictJson.interval(json, "first", conflict.pair().first(), true);
    ConflictJson.interval(json, "second", conflict.pair().second(), secondNamed);
    json.writeStringProperty("since", conflict.since().toString());
    json.writeEndObject();
  }
}
