package koyomi.devstack.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A room of the demo company.
 *
 * @param name unique in the company
 * @param site where it is
 * @param floor of the site's building
 * @param capacity seats
 * @param features what it has
 */
record DemoRoom(String name, Site site, String floor, int capacity, List<String> features) {

  /** The body that creates it. */
  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("type", "ROOM");
    body.put("location", Map.of("building", site.building(), "floor", floor, "room", name));
    body.put("capacity", capacity);
    body.put("features", features);
    return body;
  }
}
