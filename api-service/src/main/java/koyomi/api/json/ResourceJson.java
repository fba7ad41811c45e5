package koyomi.api.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer.Conflict;
import koyomi.topologies.scheduling.resources.TakenTimes.Taken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes resources, reservations and availability. */
public final class ResourceJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ResourceJson() {}

  /** Returns the UTF-8 JSON of a resource. */
  public static byte[] bytes(Resource resource) {
    return object(json -> resource(json, resource));
  }

  private static void resource(JsonGenerator json, Resource resource) {
    json.writeStringProperty("id", resource.id());
    json.writeStringProperty("name", resource.name());
    json.writeStringProperty("type", resource.type().name());
    Resource.Location location = resource.location();
    if (location != null) {
      json.writeObjectPropertyStart("location");
      optional(json, "building", location.building());
      optional(json, "floor", location.floor());
      optional(json, "room", location.room());
      json.writeEndObject();
    }
    if (resource.capacity() != null) {
      json.writeNumberProperty("capacity", resource.capacity());
    }
    json.writeArrayPropertyStart("features");
    resource.features().forEach(json::writeString);
    json.writeEndArray();
    json.writeBooleanProperty("isAvailable", resource.isAvailable());
    json.writeObjectPropertyStart("metadata");
    resource.metadata().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeNumberProperty("version", resource.version());
    json.writeStringProperty("createdAt", resource.createdAt().toString());
    json.writeStringProperty("updatedAt", resource.updatedAt().toString());
  }

  /**
   * Returns the UTF-8 JSON of a reservation.
   *
   * @param topic where its decision stands
   * @param full whether the reader may see what it is for
   */
  public static byte[] bytes(Reservation reservation, String topic, boolean full) {
    return object(json -> {
      json.writeStringProperty("id", reservation.id());
      json.writeStringProperty("resourceId", reservation.resourceId());
      if (full) {
        optional(json, "eventId", reservation.eventId());
      }
      json.writeStringProperty("userId", reservation.userId());
      times(json, reservation.first());
      optional(json, "timeZone", reservation.timeZone());
      optional(json, "rrule", reservation.rrule());
      json.writeStringProperty("status", reservation.status().name());
      json.writeBooleanProperty(
          "checkedIn", reservation.slots().stream().anyMatch(Reservation.Slot::checkedIn));
      if (reservation.isRecurring()) {
        json.writeArrayPropertyStart("occurrences");
        for (Reservation.Slot slot : reservation.slots()) {
          json.writeStartObject();
          times(json, slot.span());
          json.writeStringProperty("status", slot.status().name());
          json.writeBooleanProperty("checkedIn", slot.checkedIn());
          json.writeEndObject();
        }
        json.writeEndArray();
        spans(json, "refused", reservation.refused());
      }
      json.writeNumberProperty("version", reservation.version());
      json.writeObjectPropertyStart("decided");
      json.writeStringProperty("topic", topic);
      json.writeNumberProperty("partition", reservation.decided().partition());
      json.writeNumberProperty("offset", reservation.decided().offset());
      json.writeEndObject();
      json.writeStringProperty("createdAt", reservation.createdAt().toString());
      json.writeStringProperty("updatedAt", reservation.updatedAt().toString());
    });
  }

  /** Returns the JSON of what is in the way of a reservation: which, whose and when. */
  public static String conflicts(List<Conflict> conflicts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      for (Conflict conflict : conflicts) {
        json.writeStartObject();
        json.writeStringProperty("reservationId", conflict.reservationId());
        json.writeStringProperty("userId", conflict.userId());
        times(json, conflict.span());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * Returns the UTF-8 JSON of when a resource is free and when it is taken.
   *
   * @param known tells whether the reader may know a reservation by its id
   */
  public static byte[] availability(List<Span> free, List<Taken> busy, Predicate<String> known) {
    return object(json -> {
      spans(json, "free", free);
      json.writeArrayPropertyStart("busy");
      for (Taken taken : busy) {
        json.writeStartObject();
        times(json, taken.span());
        if (known.test(taken.reservationId())) {
          json.writeStringProperty("reservationId", taken.reservationId());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static void spans(JsonGenerator json, String name, List<Span> spans) {
    json.writeArrayPropertyStart(name);
    for (Span span : spans) {
      json.writeStartObject();
      times(json, span);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void times(JsonGenerator json, Span span) {
    json.writeStringProperty("start", Instant.ofEpochSecond(span.start()).toString());
    json.writeStringProperty("end", Instant.ofEpochSecond(span.end()).toString());
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static byte[] object(Consumer<JsonGenerator> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
