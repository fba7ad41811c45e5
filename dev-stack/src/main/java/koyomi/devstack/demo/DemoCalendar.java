package koyomi.devstack.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A calendar of the demo data.
 *
 * @param key names it in idempotency keys
 * @param owner a demo user
 * @param name what people call it
 * @param color as {@code #rrggbb}
 * @param timeZone IANA
 * @param description in a sentence
 * @param share who else sees it, with which role
 * @param events what is in it
 */
record DemoCalendar(
    String key,
    String owner,
    String name,
    String color,
    String timeZone,
    String description,
    Map<String, String> share,
    List<DemoEvent> events) {

  /** The body that creates it. */
  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("color", color);
    body.put("timeZone", timeZone);
    if (!description.isEmpty()) {
      body.put("description", description);
    }
    return body;
  }
}
