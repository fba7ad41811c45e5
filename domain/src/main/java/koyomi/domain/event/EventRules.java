package koyomi.domain.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of an event's content, wherever it came from. */
public final class EventRules {
  /** Longest title, in characters. */
  public static final int MAX_TITLE = 500;

  /** Longest description, in bytes of UTF-8. */
  public static final int MAX_DESCRIPTION = 64 * 1024;

  /** Longest location, in characters. */
  public static final int MAX_LOCATION = 8 * 1024;

  /** Most attendees. */
  public static final int MAX_ATTENDEES = 1000;

  /** Most reminders. */
  public static final int MAX_REMINDERS = 20;

  /** Most attachments. */
  public static final int MAX_ATTACHMENTS = 100;

  /** Longest recurrence lines, in characters of all together. */
  public static final int MAX_RECURRENCE = 128 * 1024;

  /** Most extended properties. */
  public static final int MAX_PROPERTIES = 300;

  /** Longest extended properties, in bytes of keys and values together. */
  public static final int MAX_PROPERTY_BYTES = 64 * 1024;

  /** Longest kept iCalendar lines, in characters of all together. */
  public static final int MAX_ICALENDAR = 256 * 1024;

  private EventRules() {}

  /** Returns what is wrong with the content, empty if nothing. */
  public static List<Violation> violations(EventContent content, ZoneId calendarZone) {
    List<Violation> found = new ArrayList<>();
    String description = content.description();
    String location = content.location();
    if (content.title().codePointCount(0, content.title().length()) > MAX_TITLE) {
      found.add(new Violation("/title", "is longer than " + MAX_TITLE + " characters"));
    }
    if (description != null && bytes(description) > MAX_DESCRIPTION) {
      found.add(new Violation("/description", "is longer than 64 KiB"));
    }
    if (location != null && location.length() > MAX_LOCATION) {
      found.add(new Violation("/location", "is longer than " + MAX_LOCATION + " characters"));
    }
    checkTimes(content, calendarZone, found);
    if (content.recurrence().stream().mapToInt(String::length).sum() > MAX_RECURRENCE) {
      found.add(new Violation("/recurrence", "is longer than 128 KiB"));
    }
    checkAttendees(content.attendees(), found);
    checkReminders(content.reminders(), found);
    checkLinks(content, found);
    checkProperties(content, found);
    return found;
  }

  private static void checkTimes(EventContent content, ZoneId zone, List<Violation> found) {
    EventTime start = content.start();
    EventTime end = content.end();
    if (start.isDate() != end.isDate()) {
      found.add(
          new Violation(
              "/end", "must be a " + (start.isDate() ? "date" : "dateTime") + " like start"));
    } else if (start.isDate() && !end.local().isAfter(start.local())) {
      found.add(new Violation("/end", "must be after start: the end of whole days is exclusive"));
    } else if (!start.isDate()
        && EventTimes.instant(end, zone).isBefore(EventTimes.instant(start, zone))) {
      found.add(new Violation("/end", "is before start"));
    }
  }

  private static void checkAttendees(List<Attendee> attendees, List<Violation> found) {
    if (attendees.size() > MAX_ATTENDEES) {
      found.add(new Violation("/attendees", "are more than " + MAX_ATTENDEES));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < attendees.size(); i++) {
      Attendee attendee = attendees.get(i);
      String email = attendee.email();
      if (attendee.userId() == null && attendee.resourceId() == null && email == null) {
        found.add(new Violation("/attendees/" + i, "needs userId, resourceId or email"));
      } else if (attendee.userId() != null && attendee.userId().isBlank()) {
        found.add(new Violation("/attendees/" + i + "/userId", "is empty"));
      } else if (email != null && !looksLikeMail(email)) {
        found.add(new Violation("/attendees/" + i + "/email", "is not a mail address"));
      } else if (!seen.add(attendee.identity())) {
        found.add(new Violation("/attendees/" + i, "is invited twice"));
      }
    }
  }

  private static boolean looksLikeMail(String email) {
    int at = email.lastIndexOf('@');
    return at > 0 && at < email.length() - 1 && email.length() <= 320 && email.indexOf(' ') < 0;
  }

  private static void checkReminders(List<Reminder> reminders, List<Violation> found) {
    if (reminders.size() > MAX_REMINDERS) {
      found.add(new Violation("/reminders", "are more than " + MAX_REMINDERS));
    }
    for (int i = 0; i < reminders.size(); i++) {
      int minutes = reminders.get(i).minutesBefore();
      if (minutes < 0 || minutes > Reminder.MAX_MINUTES) {
        found.add(
            new Violation(
                "/reminders/" + i + "/minutesBefore",
                "is not within 0 to " + Reminder.MAX_MINUTES));
      }
    }
  }

  private static void checkLinks(EventContent content, List<Violation> found) {
    if (content.attachments().size() > MAX_ATTACHMENTS) {
      found.add(new Violation("/attachments", "are more than " + MAX_ATTACHMENTS));
    }
    for (int i = 0; i < content.attachments().size(); i++) {
      if (!isAbsolute(content.attachments().get(i).url())) {
        found.add(new Violation("/attachments/" + i + "/url", "is not an absolute URI"));
      }
    }
    Conference conference = content.conference();
    if (conference != null && !isAbsolute(conference.uri())) {
      found.add(new Violation("/conference/uri", "is not an absolute URI"));
    }
  }

  private static boolean isAbsolute(@Nullable String uri) {
    try {
      return uri != null && new URI(uri).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void checkProperties(EventContent content, List<Violation> found) {
    int size =
        content.extendedProperties().entrySet().stream()
            .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum();
    if (content.extendedProperties().size() > MAX_PROPERTIES) {
      found.add(new Violation("/extendedProperties", "are more than " + MAX_PROPERTIES));
    } else if (size > MAX_PROPERTY_BYTES) {
      found.add(new Violation("/extendedProperties", "are longer than 64 KiB together"));
    }
    if (content.iCalendar().stream().mapToInt(String::length).sum() > MAX_ICALENDAR) {
      found.add(new Violation("", "has more than 256 KiB of further iCalendar properties"));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
