package koyomi.api.json;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import koyomi.domain.people.ProfileDraft;
import koyomi.domain.people.ProfileField;
import tools.jackson.databind.node.ObjectNode;

/** Reads merge patches (RFC 7396) of profiles. */
public final class ProfileBodies {
  private static final Set<String> PLACE = Set.of("building", "floor");

  private ProfileBodies() {}

  /**
   * Returns what a body says, its types checked.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming every member of a wrong type
   */
  public static ProfileDraft draft(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
    for (ProfileField field : ProfileField.values()) {
      if (reader.has(JsonNames.camelCase(field.name()))) {
        fields.add(field);
      }
    }
    ProfileDraft draft =
        new ProfileDraft(
            fields,
            reader.string("id"),
            reader.string("name"),
            reader.string("email"),
            reader.string("timeZone"),
            reader.string("language"),
            reader.object("workingHours", WorkingHoursBody::readAll),
            reader.object("location", ProfileBodies::place),
            reader.string("defaultCalendarId"),
            reader.bool("allDayBusy"),
            reader.bool("freeBusyShared"));
    reader.finish();
    return draft;
  }

  /** The members that are there; null stands as the empty text, which takes one away. */
  private static Map<String, String> place(BodyReader reader) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : PLACE) {
      if (reader.has(name)) {
        String text = reader.string(name);
        texts.put(name, text == null ? "" : text);
      }
    }
    return texts;
  }
}
