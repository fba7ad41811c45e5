package koyomi.api.json;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceDraft;
import koyomi.domain.resource.ResourceField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies of resources, whole ones and merge patches (RFC 7396). */
public final class ResourceBodies {
  private ResourceBodies() {}

  /**
   * Returns what a body says, its types checked.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming every member of a wrong type
   */
  @SuppressWarnings("NullAway") // it doesn't see the annotation of a nested type in a class file
  public static ResourceDraft draft(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    Set<ResourceField> fields = EnumSet.noneOf(ResourceField.class);
    for (ResourceField field : ResourceField.values()) {
      if (reader.has(JsonNames.camelCase(field.name()))) {
        fields.add(field);
      }
    }
    ResourceDraft draft =
        new ResourceDraft(
            fields,
            reader.string("name"),
            reader.constant("type", Resource.Type.class),
            reader.object(
                "location", location -> texts(location, Set.of("building", "floor", "room"))),
            integer(reader, "capacity"),
            reader.strings("features"),
            reader.bool("isAvailable"),
            reader.object("metadata", metadata -> texts(metadata, null)));
    reader.finish();
    return draft;
  }

  private static @Nullable Integer integer(BodyReader reader, String name) {
    return reader.value(name) == null ? null : reader.neededInt(name);
  }

  /** The members that are there; null stands as the empty text, which takes one away. */
  private static Map<String, String> texts(BodyReader reader, @Nullable Set<String> known) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : reader.names()) {
      if (known != null && !known.contains(name)) {
        continue;
      }
      JsonNode value = reader.value(name);
      if (value == null) {
        texts.put(name, "");
      } else if (value.isNumber() || value.isBoolean()) {
        texts.put(name, value.asString());
      } else {
        String text = reader.string(name);
        if (text != null) {
          texts.put(name, text);
        }
      }
    }
    return texts;
  }
}
