package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * The part of an organiser's event that one of the invited is to have: without the occurrences that
 * don't concern him, without the organiser's reminders, and with floating times read in the
 * organiser's zone.
 */
final class InvitedView {
  /** Of a longer list of attendees everybody sees only himself. */
  static final int SHOWN_ATTENDEES = 50;

  private final Event event;
  private final String identity;
  private final ZoneId zone;

  private InvitedView(Event event, String identity, ZoneId zone) {
    this.event = event;
    this.identity = identity;
    this.zone = zone;
  }

  /**
   * Returns the view of who is invited to the event or to any occurrence.
   *
   * @param identity {@link Attendee#identity}
   * @param zone of the organiser's calendar
   */
  static Event of(Event event, String identity, ZoneId zone) {
    return new InvitedView(event, identity, zone).view();
  }

  private Event view() {
    List<EventOverride> mine =
        event.overrides().stream()
            .filter(override -> entry(override.content(), identity) != null)
            .map(override -> new EventOverride(override.occurrence(), shown(override.content())))
            .toList();
    EventContent content = event.content();
    if (entry(content, identity) == null && !mine.isEmpty()) {
      return event.withParts(onlyThese(mine), mine);
    }
    List<String> lines = content.recurrence();
    if (content.isRecurring()) {
      for (EventOverride override : event.overrides()) {
        if (entry(override.content(), identity) == null) {
          lines =
              ExceptionLines.excluding(content.withRecurrence(lines), override.occurrence(), in());
        }
      }
    }
    return event.withParts(shown(content).withRecurrence(lines), mine);
  }

  private ZoneId in() {
    return event.content().start().zone(zone);
  }

  /** A series of nothing but some occurrences, which all have a content of their own. */
  private EventContent onlyThese(List<EventOverride> overrides) {
    LocalDateTime first = overrides.getFirst().occurrence();
    EventContent times = shown(SeriesEdit.movedTo(event.content(), first));
    EventContent content =
        overrides
            .getFirst()
            .content()
            .withTimes(times.start(), times.end())
            .withRecurrence(List.of());
    List<String> lines = new ArrayList<>();
    for (EventOverride override : overrides.subList(1, overrides.size())) {
      ExceptionLines.excluding(content, override.occurrence(), in())
          .forEach(line -> lines.add("RDATE" + line.substring("EXDATE".length())));
    }
    return content.withRecurrence(lines);
  }

  private EventContent shown(EventContent content) {
    List<Attendee> attendees = content.attendees();
    Attendee own = entry(content, identity);
    if (attendees.size() > SHOWN_ATTENDEES && own != null) {
      attendees = List.of(own);
    }
    return content
        .withTimes(pinned(content.start(), zone), pinned(content.end(), zone))
        .withAttendees(attendees)
        .withReminders(List.of());
  }

  /** Returns a time that says the same in every calendar. */
  static EventTime pinned(EventTime time, ZoneId zone) {
    return time instanceof EventTime.Floating(LocalDateTime local)
        ? new EventTime.Zoned(local, Zones.nameOf(zone))
        : time;
  }

  /** Returns the entry of somebody in a content, or null where not invited to it. */
  static @Nullable Attendee entry(EventContent content, String identity) {
    return content.attendees().stream()
        .filter(attendee -> attendee.identity().equals(identity))
        .findFirst()
        .orElse(null);
  }
}
