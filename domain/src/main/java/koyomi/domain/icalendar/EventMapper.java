package koyomi.domain.icalendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.event.Attachment;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Conference;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Reminder;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.domain.icalendar.KeptLines.Rank;
import org.jspecify.annotations.Nullable;

/** Turns one VEVENT into what is written of an event; lines that no field gives back are kept. */
final class EventMapper {
  /** What a component is to its series. */
  enum Role {
    /** A single event or a series. */
    MASTER,
    /** One occurrence of a series that is there. */
    OVERRIDE,
    /** One occurrence of a series that isn't there. */
    DETACHED
  }

  private final Component component;
  private final Role role;
  private final @Nullable EventTime occurrence;
  private final EventTimes.Zones zones;
  private final ZoneId calendarZone;

  private final Map<SingleField, @Nullable Object> values = new EnumMap<>(SingleField.class);
  private final List<String> recurrence = new ArrayList<>();
  private final List<Attendee> attendees = new ArrayList<>();
  private final Set<String> identities = new HashSet<>();
  private final List<Reminder> reminders = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final SortedMap<String, String> extended = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private final KeptLines kept = new KeptLines();

  private EventMapper(
      Component component,
      Role role,
      @Nullable EventTime occurrence,
      EventTimes.Zones zones,
      ZoneId calendarZone) {
    this.component = component;
    this.role = role;
    this.occurrence = occurrence;
    this.zones = zones;
    this.calendarZone = calendarZone;
  }

  /**
   * Maps a component.
   *
   * @throws RefusedComponent if it can't be taken
   */
  static EventContent map(
      Component component, Role role, EventTimes.Zones zones, ZoneId calendarZone)
      throws RefusedComponent {
    return new EventMapper(component, role, null, zones, calendarZone).map();
  }

  /**
   * Returns what an override says.
   *
   * @param occurrence its original start, of the same kind and zone as the start of its series
   * @throws RefusedComponent if it can't be taken
   */
  static EventContent override(
      Component component, EventTime occurrence, EventTimes.Zones zones, ZoneId calendarZone)
      throws RefusedComponent {
    return new EventMapper(component, Role.OVERRIDE, occurrence, zones, calendarZone).map();
  }

  /** Returns the RECURRENCE-ID of a component, or null where it has none. */
  static @Nullable EventTime recurrenceId(Component component, EventTimes.Zones zones)
      throws RefusedComponent {
    ContentLine line = component.first("RECURRENCE-ID");
    if (line == null) {
      return null;
    }
    if (line.parameterIs("RANGE", "THISANDFUTURE")) {
      throw new RefusedComponent("RECURRENCE-ID with RANGE=THISANDFUTURE is not supported");
    }
    return EventTimes.read(line, zones);
  }

  private EventContent map() throws RefusedComponent {
    ContentLine startLine = component.first("DTSTART");
    if (startLine == null) {
      throw new RefusedComponent("DTSTART missing");
    }
    EventTime start = EventTimes.read(startLine, zones);
    ContentLine endLine = component.first("DTEND");
    EventTime end = endLine == null ? null : EventTimes.read(endLine, zones);
    ContentLine durationLine = endLine == null ? component.first("DURATION") : null;
    TimeText.Span duration = duration(durationLine);
    end = EventTimes.end(start, end, duration, calendarZone);
    ContentLine title = component.first("SUMMARY");
    values.put(SingleField.SUMMARY, title == null ? "" : SingleField.SUMMARY.read(title));

    for (Component.Entry entry : component.entries()) {
      switch (entry) {
        case Component.Entry.Block block -> block(block);
        case Component.Entry.Property(ContentLine line) -> {
          boolean first = seen.add(line.name());
          switch (line.name()) {
            case "DTSTART" ->
                kept.add(Rank.START, first ? EventTimes.kept("DTSTART", start, line) : null);
            case "DTEND" -> kept.add(Rank.END, first ? EventTimes.kept("DTEND", end, line) : null);
            case "DURATION" -> kept.add(Rank.END, first && duration != null ? line.raw() : null);
            default -> property(line, first);
          }
        }
      }
    }
    return checked(content(start, end));
  }

  private static TimeText.@Nullable Span duration(@Nullable ContentLine line)
      throws RefusedComponent {
    if (line == null) {
      return null;
    }
    TimeText.Span span = TimeText.span(line.value());
    if (span == null) {
      throw new RefusedComponent("not a duration: " + line.value());
    }
    return span;
  }

  private void property(ContentLine line, boolean first) throws RefusedComponent {
    SingleField field = SingleField.of(line.name());
    if (field != null) {
      single(field, line, first);
    } else if (RecurrenceText.isRecurrence(line.name())) {
      // The rules of an override mean nothing, but they go out again as they came.
      String text = RecurrenceText.read(line, zones);
      if (role == Role.MASTER) {
        recurrence.add(text);
      } else {
        kept.add(Rank.OTHER, text);
      }
    } else {
      switch (line.name()) {
        case "UID" -> {}
        case "RECURRENCE-ID" -> {
          if (first) {
            recurrenceIdLine(line);
          }
        }
        case "SEQUENCE" -> {
          String own = EventLines.sequence(Component.sequence(line));
          if (role == Role.OVERRIDE) {
            kept.add(Rank.OTHER, line.raw());
          } else if (first) {
            kept.addUnless(Rank.SEQUENCE, line, own);
          }
        }
        case "DTSTAMP" ->
            kept.add(
                Rank.OTHER, line.parameterIs(EventLines.GENERATED, "TRUE") ? null : line.raw());
        case "ATTENDEE" -> attendee(line);
        case "ATTACH" -> {
          Attachment attachment = AttachmentLine.parse(line);
          if (attachment != null) {
            attachments.add(attachment);
            kept.addUnless(Rank.ATTACHMENT, line, AttachmentLine.write(attachment));
          } else {
            kept.add(Rank.OTHER, line.raw());
          }
        }
        case ClientProperty.NAME -> {
          String key = ClientProperty.key(line);
          if (key != null) {
            extended.put(key, ClientProperty.value(line));
          } else {
            kept.add(Rank.OTHER, line.raw());
          }
        }
        default -> kept.add(Rank.OTHER, line.raw());
      }
    }
  }

  private void single(SingleField field, ContentLine line, boolean first) {
    if (!first) {
      kept.add(Rank.OTHER, line.raw());
      return;
    }
    Object value = field.read(line);
    values.put(field, value);
    // Where there are several, the first must stay the first on export.
    boolean several = component.all(line.name()).size() > 1;
    if (several || !line.raw().equals(field.write(value))) {
      kept.add(field, line.raw());
    }
  }

  private void recurrenceIdLine(ContentLine line) throws RefusedComponent {
    if (role == Role.DETACHED) {
      EventTime time = EventTimes.read(line, zones);
      String own = EventTimes.kept("RECURRENCE-ID", time, line);
      kept.add(Rank.RECURRENCE_ID, own == null ? EventTimes.write("RECURRENCE-ID", time) : own);
    } else if (occurrence != null) {
      // Put as the series puts it, however the file named the occurrence.
      kept.add(Rank.RECURRENCE_ID, EventTimes.kept("RECURRENCE-ID", occurrence, line));
    }
  }

  private void attendee(ContentLine line) {
    Attendee attendee = AttendeeLine.parse(line);
    if (attendee == null) {
      kept.add(Rank.OTHER, line.raw());
    } else if (identities.add(attendee.identity())) {
      attendees.add(attendee);
      kept.addUnless(Rank.ATTENDEE, line, AttendeeLine.write(attendee));
    }
  }

  private void block(Component.Entry.Block block) {
    Reminder reminder = block.name().equals("VALARM") ? AlarmLines.parse(block.lines()) : null;
    if (reminder != null) {
      reminders.add(reminder);
      Object title = values.get(SingleField.SUMMARY);
      if (block.lines().equals(AlarmLines.write(reminder, title == null ? "" : (String) title))) {
        return;
      }
    }
    kept.addAll(reminder == null ? Rank.BLOCK : Rank.ALARM, block.lines());
  }

  private EventContent content(EventTime start, EventTime end) {
    Object title = values.get(SingleField.SUMMARY);
    return new EventContent(
        title == null ? "" : (String) title,
        (String) values.get(SingleField.DESCRIPTION),
        (String) values.get(SingleField.LOCATION),
        start,
        end,
        recurrence,
        value(SingleField.STATUS, EventStatus.CONFIRMED),
        value(SingleField.CLASS, Visibility.PUBLIC),
        value(SingleField.TRANSP, Transparency.OPAQUE),
        attendees,
        reminders,
        attachments,
        (Conference) values.get(SingleField.CONFERENCE),
        extended,
        kept.all());
  }

  private <E extends Enum<E>> E value(SingleField field, E otherwise) {
    Object value = values.get(field);
    return value == null ? otherwise : otherwise.getDeclaringClass().cast(value);
  }

  private static EventContent checked(EventContent content) throws RefusedComponent {
    require(
        content.attendees().size() <= Limits.ATTENDEES,
        "more than " + Limits.ATTENDEES + " attendees");
    require(
        content.reminders().size() <= Limits.REMINDERS,
        "more than " + Limits.REMINDERS + " alarms");
    require(
        content.attachments().size() <= Limits.ATTACHMENTS,
        "more than " + Limits.ATTACHMENTS + " attachments");
    RecurrenceCheck.check(content.recurrence(), content.start());
    return content;
  }

  private static void require(boolean condition, String reason) throws RefusedComponent {
    if (!condition) {
      throw new RefusedComponent(reason);
    }
  }
}
