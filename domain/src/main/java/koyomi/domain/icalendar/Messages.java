package koyomi.domain.icalendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.domain.id.Ids;
import org.jspecify.annotations.Nullable;

/** Components of METHOD:CANCEL and METHOD:REPLY (RFC 5546 §3.2.5, §3.2.3): no whole events. */
final class Messages {
  private static final EventTime NO_TIME = new EventTime.Date(LocalDate.EPOCH);

  private Messages() {}

  /**
   * Reads a component.
   *
   * @throws RefusedComponent if its RECURRENCE-ID is no time, or a reply has no attendee
   */
  static ImportedEvent read(
      String uid,
      ImportedEvent.Method method,
      int line,
      Component component,
      EventTimes.Zones zones)
      throws RefusedComponent {
    ContentLine named = component.first("RECURRENCE-ID");
    EventTime id = named == null ? null : EventTimes.read(named, zones);
    boolean following = named != null && named.parameterIs("RANGE", "THISANDFUTURE");
    Target target =
        id == null
            ? new Target.Whole()
            : new Target.Part(following ? Scope.FOLLOWING : Scope.THIS, occurrence(id));
    List<Attendee> attendees = attendees(component);
    if (method == ImportedEvent.Method.REPLY && attendees.isEmpty()) {
      throw new RefusedComponent("METHOD:REPLY without an ATTENDEE who answers");
    }
    return new ImportedEvent(
        Ids.eventIdOf(uid, id == null ? "" : EventTimes.write("", id)),
        uid,
        component.sequence(),
        line,
        content(component, attendees),
        List.of(),
        method,
        target);
  }

  /** Returns the occurrence that a RECURRENCE-ID names. */
  static Target.Occurrence occurrence(EventTime id) {
    return switch (id) {
      case EventTime.Date(LocalDate date) -> new Target.Occurrence.Day(date);
      case EventTime.Floating(LocalDateTime local) -> new Target.Occurrence.Local(local);
      case EventTime.Zoned zoned ->
          new Target.Occurrence.At(zoned.local().atZone(ZoneId.of(zoned.timeZone())).toInstant());
    };
  }

  private static List<Attendee> attendees(Component component) throws RefusedComponent {
    ContentLine words = component.first("COMMENT");
    String comment = words == null ? null : TextValue.unescape(words.value());
    List<Attendee> attendees = new ArrayList<>();
    for (ContentLine line : component.all("ATTENDEE")) {
      Attendee attendee = AttendeeLine.parse(line);
      if (attendee != null && attendees.size() == Limits.ATTENDEES) {
        throw new RefusedComponent("more than " + Limits.ATTENDEES + " attendees");
      }
      if (attendee != null) {
        attendees.add(
            attendee.withResponse(
                attendee.responseStatus(),
                attendee.comment() == null ? comment : attendee.comment()));
      }
    }
    return attendees;
  }

  private static EventContent content(Component component, List<Attendee> attendees) {
    @Nullable ContentLine stamp = component.first("DTSTAMP");
    return new EventContent(
        "",
        null,
        null,
        NO_TIME,
        NO_TIME,
        List.of(),
        EventStatus.CANCELLED,
        Visibility.PUBLIC,
        Transparency.OPAQUE,
        attendees,
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        stamp == null ? List.of() : List.of(stamp.raw()));
  }
}
