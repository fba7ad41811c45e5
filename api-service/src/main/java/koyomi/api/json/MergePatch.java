package koyomi.api.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7396 on JSON texts; for the settings of a calendar, whose shape is the client's own. */
public final class MergePatch {
  private MergePatch() {}

  /**
   * Returns the text of {@code target} after {@code patch} was merged into it.
   *
   * @param target JSON text of an object
   * @param patch JSON text of an object
   */
  public static String apply(String target, String patch) {
    return JsonBodies.text(merge(JsonBodies.tree(target), JsonBodies.tree(patch)));
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    changes
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isNull()) {
            result.remove(entry.getKey());
          } else {
            JsonNode before = result.path(entry.getKey());
            result.set(entry.getKey(), merge(before, entry.getValue()));
          }
        });
    return result;
  }
}
