package koyomi.api.json;

import java.time.ZoneId;
import java.util.List;
import koyomi.domain.meeting.MeetingSlot;
import koyomi.domain.meeting.SuggestedRoom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes meeting times and suggested rooms. */
public final class MeetingJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MeetingJson() {}

  /**
   * Returns the answer to a request for meeting times.
   *
   * @param slots best first
   * @param zone whose offset the times have
   */
  public static byte[] slots(List<MeetingSlot> slots, ZoneId zone) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("slots");
    for (MeetingSlot slot : slots) {
      ObjectNode item = items.addObject();
      item.put("start", Times.moment(slot.time().start(), zone));
      item.put("end", Times.moment(slot.time().end(), zone));
      item.put("score", slot.score());
      strings(item, slot.reasons());
      ArrayNode rooms = item.putArray("rooms");
      for (SuggestedRoom each : slot.rooms()) {
        ObjectNode room = rooms.addObject();
        room.put("resourceId", each.resource().id());
        room.put("name", each.resource().name());
        room.put("score", each.score());
        strings(room, each.reasons());
      }
    }
    return MAPPER.writeValueAsBytes(answer);
  }

  /**
   * Returns the answer to a request for rooms.
   *
   * @param rooms best first
   * @param times how many times were asked about
   */
  public static byte[] rooms(List<SuggestedRoom> rooms, int times) {
    ObjectNode answer = NODES.objectNode();
    answer.put("occurrences", times);
    ArrayNode items = answer.putArray("items");
    for (SuggestedRoom each : rooms) {
      ObjectNode item = items.addObject();
      item.set("resource", MAPPER.readTree(ResourceJson.bytes(each.resource())));
      item.put("score", each.score());
      item.put("freeOccurrences", each.free());
      strings(item, each.reasons());
    }
    return MAPPER.writeValueAsBytes(answer);
  }

  private static void strings(ObjectNode item, List<String> reasons) {
    ArrayNode array = item.putArray("reasons");
    reasons.forEach(array::add);
  }
}
