package koyomi.api.json;

import java.util.EnumSet;
import java.util.Set;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads calendar bodies, whole ones and merge patches (RFC 7396), and access list entries. */
public final class CalendarBodies {
  private CalendarBodies() {}

  /**
   * Returns what a body says, its types checked. {@code settings} is the text that was sent: of a
   * patch, the patch; see {@link MergePatch}.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming every member of a wrong type
   */
  public static CalendarDraft draft(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    Set<CalendarField> fields = EnumSet.noneOf(CalendarField.class);
    for (CalendarField field : CalendarField.values()) {
      if (reader.has(JsonNames.camelCase(field.name()))) {
        fields.add(field);
      }
    }
    CalendarDraft draft =
        new CalendarDraft(
            fields,
            reader.string("name"),
            reader.string("description"),
            reader.string("color"),
            reader.string("timeZone"),
            reader.bool("isPublic"),
            settings(reader));
    reader.finish();
    return draft;
  }

  /**
   * Returns the role that an access list entry gives.
   *
   * @throws koyomi.api.problem.ProblemException (422) if there is none
   */
  public static Role role(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    Role role = reader.constant("role", Role.class);
    if (reader.value("role") == null) {
      reader.refuse("role", "is needed");
    }
    reader.finish();
    return role == null ? Role.FREEBUSY : role;
  }

  private static @Nullable String settings(BodyReader reader) {
    JsonNode settings = reader.value("settings");
    if (settings == null) {
      return null;
    }
    if (settings instanceof ObjectNode object) {
      return JsonBodies.text(object);
    }
    reader.refuse("settings", "must be an object");
    return null;
  }
}
