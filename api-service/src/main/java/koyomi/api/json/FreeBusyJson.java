package koyomi.api.json;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import koyomi.domain.event.EventTimes;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.scheduling.BusyTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes busy times. */
public final class FreeBusyJson {
  private static final JsonFactory JSON = new JsonFactory();

  private FreeBusyJson() {}

  private record Busy(Span span, String status) {}

  /**
   * Returns the UTF-8 JSON of what was found.
   *
   * @param asked in the order of the answer; of who isn't among the found the answer says so
   * @param zone whose offsets the times have
   */
  public static byte[] bytes(List<String> asked, Map<String, BusyTime> found, ZoneId zone) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("participants");
      for (String id : asked) {
        json.writeObjectPropertyStart(id);
        BusyTime time = found.get(id);
        if (time == null) {
          json.writeStringProperty(
              "error",
              Ids.isResourceId(id)
                  ? "there is no such resource"
                  : "this person doesn't share busy times");
        } else {
          busy(json, time, zone);
        }
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void busy(JsonGenerator json, BusyTime time, ZoneId zone) {
    List<Busy> all = new ArrayList<>();
    time.busy().asList().forEach(span -> all.add(new Busy(span, "BUSY")));
    time.tentative().asList().forEach(span -> all.add(new Busy(span, "TENTATIVE")));
    all.sort(Comparator.comparing(Busy::span));
    json.writeArrayPropertyStart("busy");
    for (Busy busy : all) {
      json.writeStartObject();
      json.writeStringProperty("start", shown(busy.span().start(), zone));
      json.writeStringProperty("end", shown(busy.span().end(), zone));
      json.writeStringProperty("status", busy.status());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String shown(long epochSecond, ZoneId zone) {
    return Times.withOffset(EventTimes.local(Instant.ofEpochSecond(epochSecond), zone), zone);
  }
}
