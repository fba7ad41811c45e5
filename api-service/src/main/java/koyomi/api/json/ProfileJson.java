package koyomi.api.json;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import koyomi.domain.people.Place;
import koyomi.domain.people.Profile;
import koyomi.domain.people.WorkingHours;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes profiles. */
public final class ProfileJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ProfileJson() {}

  /** Returns the UTF-8 JSON of a profile for the person. */
  public static byte[] own(Profile profile) {
    return object(json -> {
      shared(json, profile);
      json.writeStringProperty("defaultCalendarId", profile.defaultCalendarId());
      json.writeBooleanProperty("allDayBusy", profile.allDayBusy());
      json.writeBooleanProperty("freeBusyShared", profile.freeBusyShared());
      json.writeNumberProperty("version", profile.version());
      json.writeStringProperty("createdAt", profile.createdAt().toString());
      json.writeStringProperty("updatedAt", profile.updatedAt().toString());
    });
  }

  /** Returns the UTF-8 JSON of what colleagues see of a profile. */
  public static byte[] colleague(Profile profile) {
    return object(json -> shared(json, profile));
  }

  private static void shared(JsonGenerator json, Profile profile) {
    json.writeStringProperty("id", profile.id());
    json.writeStringProperty("name", profile.name());
    if (profile.email() != null) {
      json.writeStringProperty("email", profile.email());
    }
    json.writeStringProperty("timeZone", profile.timeZone());
    json.writeStringProperty("language", profile.language());
    json.writeObjectPropertyStart("workingHours");
    profile
        .workingHours()
        .days()
        .forEach((day, parts) -> {
          json.writeArrayPropertyStart(day.name());
          parts.forEach(part -> part(json, part));
          json.writeEndArray();
        });
    json.writeEndObject();
    Place place = profile.place();
    json.writeObjectPropertyStart("location");
    if (place.building() != null) {
      json.writeStringProperty("building", place.building());
    }
    if (place.floor() != null) {
      json.writeStringProperty("floor", place.floor());
    }
    json.writeEndObject();
  }

  private static void part(JsonGenerator json, WorkingHours.Hours part) {
    json.writeStartObject();
    json.writeStringProperty("from", part.from().toString());
    json.writeStringProperty("to", part.toEndOfDay() ? "24:00" : part.to().toString());
    json.writeEndObject();
  }

  private static byte[] object(Consumer<JsonGenerator> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
