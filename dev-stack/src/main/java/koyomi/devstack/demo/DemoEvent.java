package koyomi.devstack.demo;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of the demo data, placed relative to the week of the first start.
 *
 * @param title what people read
 * @param day days after that week's Monday
 * @param start wall-clock time in the calendar's zone; null for all-day events
 * @param minutes how long, if timed
 * @param days how long, if all-day
 * @param rest what goes into the body as it stands: recurrence, location, visibility, …
 */
record DemoEvent(
    String title,
    int day,
    @Nullable LocalTime start,
    int minutes,
    int days,
    @JsonAnySetter Map<String, Object> rest) {

  /**
   * The body that creates it.
   *
   * @param monday of the week of the first start
   * @param timeZone of its calendar
   */
  Map<String, Object> body(LocalDate monday, String timeZone) {
    var body = new LinkedHashMap<String, Object>();
    body.put("title", title);
    var date = monday.plusDays(day);
    if (start == null) {
      body.put("start", Map.of("date", date.toString()));
      body.put("end", Map.of("date", date.plusDays(days).toString()));
    } else {
      var from = date.atTime(start);
      var format = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
      var to = from.plus(Duration.ofMinutes(minutes));
      body.put("start", Map.of("dateTime", format.format(from), "timeZone", timeZone));
      body.put("end", Map.of("dateTime", format.format(to), "timeZone", timeZone));
    }
    if (rest != null) {
      body.putAll(rest);
    }
    return body;
  }
}
