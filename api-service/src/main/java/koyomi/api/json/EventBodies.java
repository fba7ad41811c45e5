package koyomi.api.json;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import koyomi.domain.event.Attachment;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Conference;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.Reminder;
import koyomi.domain.event.ReminderMethod;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads event bodies, whole ones and merge patches (RFC 7396), as drafts. */
public final class EventBodies {
  private static final Map<String, EventField> FIELDS = new LinkedHashMap<>();

  static {
    for (EventField field : EventField.values()) {
      FIELDS.put(JsonNames.camelCase(field.name()), field);
    }
  }

  private EventBodies() {}

  /**
   * Returns what a body says, its types checked; whether it makes sense is for the domain to say.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming every member of a wrong type
   */
  public static EventDraft draft(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    Set<EventField> fields = EnumSet.noneOf(EventField.class);
    FIELDS.forEach((name, field) -> {
      if (reader.has(name)) {
        fields.add(field);
      }
    });
    EventDraft draft =
        new EventDraft(
            fields,
            reader.string("title"),
            reader.string("description"),
            reader.string("location"),
            reader.object("start", EventBodies::time),
            reader.object("end", EventBodies::time),
            reader.strings("recurrence"),
            reader.constant("status", EventStatus.class),
            reader.constant("visibility", Visibility.class),
            reader.constant("transparency", Transparency.class),
            reader.objects("attendees", EventBodies::attendee),
            reader.objects("reminders", EventBodies::reminder),
            reader.objects("attachments", EventBodies::attachment),
            reader.object("conference", conference -> new Conference(conference.needed("uri"))),
            reader.object("extendedProperties", EventBodies::properties));
    reader.finish();
    return draft;
  }

  static TimeDraft time(BodyReader time) {
    return new TimeDraft(time.string("dateTime"), time.string("timeZone"), time.string("date"));
  }

  /** An attendee; what he answered is his to say, so what a client says of it is left alone. */
  private static Attendee attendee(BodyReader attendee) {
    return new Attendee(
        attendee.string("userId"),
        attendee.string("resourceId"),
        attendee.string("email"),
        attendee.string("name"),
        Objects.requireNonNullElse(attendee.bool("optional"), false),
        ResponseStatus.NEEDS_ACTION,
        null);
  }

  private static Reminder reminder(BodyReader reminder) {
    ReminderMethod method = reminder.constant("method", ReminderMethod.class);
    if (reminder.value("method") == null) {
      reminder.refuse("method", "is needed");
    }
    return new Reminder(
        method == null ? ReminderMethod.POPUP : method, reminder.neededInt("minutesBefore"));
  }

  private static Attachment attachment(BodyReader attachment) {
    return new Attachment(
        attachment.needed("url"), attachment.string("title"), attachment.string("mimeType"));
  }

  private static Map<String, @Nullable String> properties(BodyReader properties) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (String name : properties.names()) {
      JsonNode value = properties.value(name);
      values.put(name, value == null ? null : properties.string(name));
    }
    return values;
  }
}
