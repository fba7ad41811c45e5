package koyomi.api.json;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import koyomi.domain.event.Attachment;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Participation;
import koyomi.domain.event.Reminder;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes events as the contract's event body. */
public final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  /**
   * Returns the UTF-8 JSON of an event, with such conflicts as the reader may see.
   *
   * @param zone the calendar's
   * @param details whether the reader sees more than the times
   */
  public static byte[] bytes(Event event, ZoneId zone, boolean details) {
    return bytes(event, zone, details, List.of());
  }

  /**
   * Returns the UTF-8 JSON of an event after an edit, with such conflicts as the reader may see.
   *
   * @param zone the calendar's
   * @param details whether the reader sees more than the times
   * @param dropped original starts of overrides that went with the edit
   */
  public static byte[] bytes(
      Event event, ZoneId zone, boolean details, List<LocalDateTime> dropped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      head(json, event, details);
      content(json, event.content(), details);
      overrides(json, event, zone, details);
      if (!dropped.isEmpty()) {
        json.writeArrayPropertyStart("droppedOverrides");
        for (LocalDateTime occurrence : dropped) {
          json.writeString(Times.occurrence(occurrence, event.content().start(), zone));
        }
        json.writeEndArray();
      }
      if (details) {
        ConflictJson.list(json, "conflicts", event.conflicts());
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void head(JsonGenerator json, Event event, boolean details) {
    json.writeStringProperty("id", event.id());
    json.writeStringProperty("calendarId", event.calendarId());
    if (details) {
      json.writeStringProperty("iCalUid", event.iCalUid());
      json.writeStringProperty("organizerId", event.organizerId());
    }
    json.writeNumberProperty("sequence", event.sequence());
    json.writeNumberProperty("version", event.version());
    json.writeStringProperty("createdAt", event.createdAt().toString());
    json.writeStringProperty("updatedAt", event.updatedAt().toString());
  }

  private static void content(JsonGenerator json, EventContent content, boolean details) {
    if (details) {
      json.writeStringProperty("title", content.title());
      optional(json, "description", content.description());
      optional(json, "location", content.location());
    }
    time(json, "start", content.start());
    time(json, "end", content.end());
    json.writeArrayPropertyStart("recurrence");
    content.recurrence().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("status", content.status().name());
    json.writeStringProperty("visibility", content.visibility().name());
    json.writeStringProperty("transparency", content.transparency().name());
    if (details) {
      lists(json, content);
    }
  }

  private static void lists(JsonGenerator json, EventContent content) {
    json.writeArrayPropertyStart("attendees");
    content.attendees().forEach(attendee -> attendee(json, attendee));
    json.writeEndArray();
    json.writeArrayPropertyStart("reminders");
    for (Reminder reminder : content.reminders()) {
      json.writeStartObject();
      json.writeStringProperty("method", reminder.method().name());
      json.writeNumberProperty("minutesBefore", reminder.minutesBefore());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("attachments");
    for (Attachment attachment : content.attachments()) {
      json.writeStartObject();
      json.writeStringProperty("url", attachment.url());
      optional(json, "title", attachment.title());
      optional(json, "mimeType", attachment.mimeType());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (content.conference() != null) {
      json.writeObjectPropertyStart("conference");
      json.writeStringProperty("uri", content.conference().uri());
      json.writeEndObject();
    }
    json.writeObjectPropertyStart("extendedProperties");
    content.extendedProperties().forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  private static void attendee(JsonGenerator json, Attendee attendee) {
    json.writeStartObject();
    optional(json, "userId", attendee.userId());
    optional(json, "resourceId", attendee.resourceId());
    optional(json, "email", attendee.email());
    optional(json, "name", attendee.name());
    json.writeBooleanProperty("optional", attendee.optional());
    json.writeStringProperty("responseStatus", attendee.responseStatus().name());
    optional(json, "comment", attendee.comment());
    Participation part = attendee.participation();
    if (part.proposal() != null) {
      json.writeObjectPropertyStart("proposedTime");
      time(json, "start", part.proposal().start());
      time(json, "end", part.proposal().end());
      json.writeEndObject();
    }
    named(json, "delegatedTo", part.delegatedTo());
    named(json, "delegatedFrom", part.delegatedFrom());
    json.writeEndObject();
  }

  /** Somebody by {@link Attendee#identity}. */
  private static void named(JsonGenerator json, String name, @Nullable String identity) {
    if (identity == null) {
      return;
    }
    int colon = identity.indexOf(':');
    String member =
        switch (identity.substring(0, colon)) {
          case "user" -> "userId";
          case "resource" -> "resourceId";
          default -> "email";
        };
    json.writeObjectPropertyStart(name);
    json.writeStringProperty(member, identity.substring(colon + 1));
    json.writeEndObject();
  }

  private static void overrides(JsonGenerator json, Event event, ZoneId zone, boolean details) {
    json.writeArrayPropertyStart("overrides");
    for (EventOverride override : event.overrides()) {
      json.writeStartObject();
      EventTime start = event.content().start();
      json.writeStringProperty("occurrence", Times.occurrence(override.occurrence(), start, zone));
      content(json, override.content(), details);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void time(JsonGenerator json, String name, EventTime time) {
    json.writeObjectPropertyStart(name);
    switch (time) {
      case EventTime.Date day -> json.writeStringProperty("date", day.date().toString());
      case EventTime.Floating floating ->
          json.writeStringProperty("dateTime", Times.local(floating.local()));
      case EventTime.Zoned zoned -> {
        ZoneId zone = Zones.of(zoned.timeZone());
        if (Times.isOffset(zone)) {
          json.writeStringProperty("dateTime", Times.withOffset(zoned.local(), zone));
        } else {
          json.writeStringProperty("dateTime", Times.local(zoned.local()));
          json.writeStringProperty("timeZone", zoned.timeZone());
        }
      }
    }
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}
