package koyomi.api.json;

import java.util.List;
import java.util.TreeMap;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;

/** What is left of a private event for those who may see its times only. */
public final class TimesOnly {
  private static final String TITLE = "Busy";

  private TimesOnly() {}

  /**
   * Returns the event without its details, for formats that need a whole event. Its UID is made
   * from its id, as a UID may tell what the event is.
   */
  public static Event of(Event event) {
    List<EventOverride> overrides =
        event.overrides().stream()
            .map(override -> new EventOverride(override.occurrence(), of(override.content())))
            .toList();
    return new Event(
        event.calendarId(),
        event.id(),
        koyomi.domain.id.Ids.uidOf(event.id()),
        "",
        event.sequence(),
        event.version(),
        event.createdAt(),
        event.updatedAt(),
        of(event.content()),
        overrides);
  }

  private static EventContent of(EventContent content) {
    return new EventContent(
        TITLE,
        null,
        null,
        content.start(),
        content.end(),
        content.recurrence(),
        content.status(),
        content.visibility(),
        content.transparency(),
        List.of(),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }
}
