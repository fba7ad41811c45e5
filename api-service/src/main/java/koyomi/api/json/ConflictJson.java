package koyomi.api.json;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import tools.jackson.core.JsonGenerator;

/** Writes occurrences that are at the same time as others, by ids and times alone. */
public final class ConflictJson {
  private static final long DAY = 86_400;

  private ConflictJson() {}

  /** Writes a list of conflicts. */
  public static void list(JsonGenerator json, String name, List<Conflict> conflicts) {
    json.writeArrayPropertyStart(name);
    for (Conflict conflict : conflicts) {
      json.writeStartObject();
      json.writeStringProperty("participantId", conflict.participantId());
      interval(json, "first", conflict.first());
      interval(json, "second", conflict.second());
      json.writeStringProperty("since", conflict.since().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void interval(JsonGenerator json, String name, BusyInterval interval) {
    json.writeObjectPropertyStart(name);
    BusyInterval.Key of = interval.of();
    if (!of.eventId().isEmpty()) {
      json.writeStringProperty("calendarId", of.calendarId());
      json.writeStringProperty("eventId", of.eventId());
      json.writeStringProperty(
          "occurrence", time(of.original(), interval.originalOffset(), of.day()));
    }
    json.writeStringProperty(
        "start", time(interval.start(), interval.startOffset(), interval.allDay()));
    json.writeStringProperty("end", time(interval.end(), interval.endOffset(), interval.allDay()));
    json.writeStringProperty("status", interval.tentative() ? "TENTATIVE" : "BUSY");
    json.writeEndObject();
  }

  private static String time(long instant, int offset, boolean day) {
    return day
        ? LocalDate.ofEpochDay(Math.floorDiv(instant + offset, DAY)).toString()
        : Times.moment(instant, ZoneOffset.ofTotalSeconds(offset));
  }
}
