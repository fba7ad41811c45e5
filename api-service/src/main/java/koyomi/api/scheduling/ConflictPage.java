package koyomi.api.scheduling;

import java.io.ByteArrayOutputStream;
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
        conflict(json, conflict);
      }
      json.writeEndArray();
      if (page.nextPageToken() != null) {
        json.writeStringProperty("nextPageToken", page.nextPageToken());
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void conflict(JsonGenerator json, OwnConflicts.Conflict conflict) {
    json.writeStartObject();
    json.writeStringProperty("participantId", conflict.participantId());
    ConflictJson.interval(json, "first", conflict.pair().first());
    ConflictJson.interval(json, "second", conflict.pair().second());
    json.writeStringProperty("since", conflict.since().toString());
    json.writeEndObject();
  }
}
