package koyomi.domain.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells in which members two versions of an event differ. */
public final class EventDifference {
  private static final Map<String, Function<EventContent, @Nullable Object>> MEMBERS = members();

  private EventDifference() {}

  /**
   * Returns the names of the members of the event body whose values differ, in the body's order;
   * {@code overrides} where any occurrence of its own differs, {@code iCalendar} for what only an
   * imported file can say.
   */
  public static List<String> between(Event before, Event after) {
    List<String> names = new ArrayList<>();
    MEMBERS.forEach((name, value) -> {
      if (!Objects.equals(value.apply(before.content()), value.apply(after.content()))) {
        names.add(name);
      }
    });
    if (!before.overrides().equals(after.overrides())) {
      names.add("overrides");
    }
    return names;
  }

  private static Map<String, Function<EventContent, @Nullable Object>> members() {
    Map<String, Function<EventContent, @Nullable Object>> members = new LinkedHashMap<>();
    members.put("title", EventContent::title);
    members.put("description", EventContent::description);
    members.put("location", EventContent::location);
    members.put("start", EventContent::start);
    members.put("end", EventContent::end);
    members.put("recurrence", EventContent::recurrence);
    members.put("status", EventContent::status);
    members.put("visibility", EventContent::visibility);
    members.put("transparency", EventContent::transparency);
    members.put("attendees", EventContent::attendees);
    members.put("reminders", EventContent::reminders);
    members.put("attachments", EventContent::attachments);
    members.put("conference", EventContent::conference);
    members.put("extendedProperties", EventContent::extendedProperties);
    members.put("iCalendar", EventContent::iCalendar);
    return members;
  }
}
