package koyomi.topologies.calendar.view;

import java.time.ZoneId;
import java.util.List;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.zone.Zones;

/**
 * What a view shows of an occurrence but its times, as JSON members, each beginning with a comma.
 * Members without a value are left out.
 */
final class Face {
  /** The longest description that is shown, in characters; longer ones come with the event. */
  static final int DESCRIPTION = 200;

  /** The most attendees that are listed; of more only their number is told. */
  static final int ATTENDEES = 10;

  private final boolean allDay;
  private final byte[] common;
  private final byte[] details;

  private Face(boolean allDay, byte[] common, byte[] details) {
    this.allDay = allDay;
    this.common = common;
    this.details = details;
  }

  static Face of(Event event, EventContent content, ZoneId calendarZone) {
    return new Face(
        content.isAllDay(), common(event, content, calendarZone), details(event, content));
  }

  /** Tells whether its times are days. */
  boolean allDay() {
    return allDay;
  }

  /**
   * What everybody sees: eventId, allDay, timeZone (not of days), status, visibility, transparency.
   */
  byte[] common() {
    return common;
  }

  /**
   * What else those see who may: iCalUid, recurring, title, location, description if short,
   * organizerId, conference, attendeeCount, attendees if few.
   */
  byte[] details() {
    return details;
  }

  private static byte[] common(Event event, EventContent content, ZoneId calendarZone) {
    ByteSink json = new ByteSink(256);
    json.member("eventId", event.id());
    json.member("allDay", content.isAllDay());
    if (!content.isAllDay()) {
      json.member("timeZone", Zones.nameOf(content.start().zone(calendarZone)));
    }
    json.member("status", content.status().name());
    json.member("visibility", content.visibility().name());
    json.member("transparency", content.transparency().name());
    return json.toByteArray();
  }

  private static byte[] details(Event event, EventContent content) {
    ByteSink json = new ByteSink(512);
    json.member("iCalUid", event.iCalUid());
    json.member("recurring", event.content().isRecurring());
    if (!content.title().isEmpty()) {
      json.member("title", content.title());
    }
    String location = content.location();
    if (location != null && !location.isEmpty()) {
      json.member("location", location);
    }
    String description = content.description();
    if (description != null && !description.isEmpty() && description.length() <= DESCRIPTION) {
      json.member("description", description);
    }
    json.member("organizerId", event.organizerId());
    if (content.conference() != null) {
      json.name("conference");
      json.ascii("{\"uri\":");
      json.string(content.conference().uri());
      json.octet('}');
    }
    attendees(json, content.attendees());
    return json.toByteArray();
  }

  private static void attendees(ByteSink json, List<Attendee> attendees) {
    if (attendees.isEmpty()) {
      return;
    }
    json.name("attendeeCount");
    json.ascii(Integer.toString(attendees.size()));
    if (attendees.size() > ATTENDEES) {
      return;
    }
    json.name("attendees");
    char before = '[';
    for (Attendee attendee : attendees) {
      json.octet(before);
      json.ascii("{\"responseStatus\":");
      json.string(attendee.responseStatus().name());
      json.member("optional", attendee.optional());
      if (attendee.userId() != null) {
        json.member("userId", attendee.userId());
      }
      if (attendee.resourceId() != null) {
        json.member("resourceId", attendee.resourceId());
      }
      if (attendee.email() != null) {
        json.member("email", attendee.email());
      }
      if (attendee.name() != null) {
        json.member("name", attendee.name());
      }
      json.octet('}');
      before = ',';
    }
    json.octet(']');
  }
}
