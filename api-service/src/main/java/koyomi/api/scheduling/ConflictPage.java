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
      ConflictJson.list(json, "items", page.items());
      if (page.nextPageToken() != null) {
        json.writeStringProperty("nextPageToken", page.nextPageToken());
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
