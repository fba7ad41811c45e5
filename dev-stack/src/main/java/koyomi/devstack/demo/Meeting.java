package koyomi.devstack.demo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of the demo company.
 *
 * @param key names it in idempotency keys
 * @param organizer whose calendar it is in
 * @param title what people read
 * @param start wall-clock time
 * @param minutes how long
 * @param zone of the start
 * @param rule of a series, without {@code RRULE:}; null for a single meeting
 * @param invited user ids, without the organiser
 * @param room what is invited too; null if none
 * @param isPrivate whether others see times only
 * @param answers who of the invited has said what
 */
record Meeting(
    String key,
    String organizer,
    String title,
    LocalDateTime start,
    int minutes,
    ZoneId zone,
    @Nullable String rule,
    List<String> invited,
    @Nullable DemoRoom room,
    boolean isPrivate,
    Map<String, String> answers) {

  /**
   * The body that creates the event.
   *
   * @param roomIds the resources' ids by the rooms' names
   */
  Map<String, Object> body(Map<String, String> roomIds) {
    var body = new LinkedHashMap<String, Object>();
    body.put("title", title);
    body.put("start", time(start));
    body.put("end", time(start.plusMinutes(minutes)));
    if (rule != null) {
      body.put("recurrence", List.of("RRULE:" + rule));
    }
    if (isPrivate) {
      body.put("visibility", "PRIVATE");
    }
    var attendees = new ArrayList<Map<String, Object>>();
    invited.forEach(user -> attendees.add(Map.of("userId", user)));
    if (room != null) {
      body.put("location", room.name() + ", " + room.site().building());
      var resource = roomIds.get(room.name());
      if (resource != null) {
        attendees.add(Map.of("resourceId", resource));
      }
    }
    body.put("attendees", attendees);
    return body;
  }

  private Map<String, String> time(LocalDateTime local) {
    return Map.of(
        "dateTime", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local), "timeZone", zone.getId());
  }
}
