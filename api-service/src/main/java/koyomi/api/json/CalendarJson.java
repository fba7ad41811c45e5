package koyomi.api.json;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes calendars, access lists and import reports. */
public final class CalendarJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CalendarJson() {}

  /**
   * Returns the UTF-8 JSON of a calendar.
   *
   * @param role the reader's
   */
  public static byte[] bytes(Calendar calendar, Role role) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("id", calendar.id());
      json.writeStringProperty("ownerId", calendar.ownerId());
      json.writeStringProperty("name", calendar.name());
      if (calendar.description() != null) {
        json.writeStringProperty("description", calendar.description());
      }
      if (calendar.color() != null) {
        json.writeStringProperty("color", calendar.color());
      }
      json.writeStringProperty("timeZone", calendar.timeZone());
      json.writeBooleanProperty("isPublic", calendar.isPublic());
      json.writeName("settings");
      json.writeRawValue(calendar.settings().isEmpty() ? "{}" : calendar.settings());
      json.writeStringProperty("role", role.name());
      json.writeNumberProperty("version", calendar.version());
      json.writeStringProperty("createdAt", calendar.createdAt().toString());
      json.writeStringProperty("updatedAt", calendar.updatedAt().toString());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Returns the UTF-8 JSON of an access list. */
  public static byte[] acl(Map<String, Role> acl) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("items");
      acl.forEach((user, role) -> entry(json, user, role));
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Returns the UTF-8 JSON of one entry of an access list. */
  public static byte[] aclEntry(String userId, Role role) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      entry(json, userId, role);
    }
    return out.toByteArray();
  }

  /** Returns the UTF-8 JSON of what became of an imported file. */
  public static byte[] importReport(
      int created, int updated, int unchanged, Iterable<CalendarFact.Rejected> rejected) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("created", created);
      json.writeNumberProperty("updated", updated);
      json.writeNumberProperty("unchanged", unchanged);
      json.writeArrayPropertyStart("rejected");
      for (CalendarFact.Rejected event : rejected) {
        json.writeStartObject();
        if (event.uid() != null) {
          json.writeStringProperty("uid", event.uid());
        } else {
          json.writeNullProperty("uid");
        }
        json.writeNumberProperty("line", event.line());
        json.writeStringProperty("reason", event.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void entry(JsonGenerator json, String userId, Role role) {
    json.writeStartObject();
    json.writeStringProperty("userId", userId);
    json.writeStringProperty("role", role.name());
    json.writeEndObject();
  }
}
