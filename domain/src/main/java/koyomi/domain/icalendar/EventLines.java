package koyomi.domain.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.event.Attachment;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Reminder;
import org.jspecify.annotations.Nullable;

/** The lines of one VEVENT: fields first, then what was kept of the file it came from. */
final class EventLines {
  /** Parameter of a DTSTAMP that no file gave, so that an import doesn't keep it. */
  static final String GENERATED = "X-KOYOMI-GENERATED";

  private final EventContent content;
  private final List<String> lines = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();

  private final Map<SingleField, ContentLine> keptFields = new EnumMap<>(SingleField.class);
  private final List<ContentLine> keptAttendees = new ArrayList<>();
  private final List<ContentLine> keptAttachments = new ArrayList<>();
  private final List<List<String>> keptAlarms = new ArrayList<>();
  private final List<String> verbatim = new ArrayList<>();
  private @Nullable ContentLine start;
  private @Nullable ContentLine end;
  private @Nullable ContentLine duration;
  private @Nullable ContentLine recurrenceId;
  private @Nullable ContentLine sequence;
  private boolean stamped;

  private EventLines(EventContent content, boolean override) {
    this.content = content;
    for (Component.Entry entry : Component.parse(content.iCalendar(), null, 0).entries()) {
      switch (entry) {
        case Component.Entry.Property(ContentLine line) -> sort(line, override);
        case Component.Entry.Block block -> {
          boolean reminder =
              block.name().equals("VALARM") && AlarmLines.parse(block.lines()) != null;
          if (reminder) {
            keptAlarms.add(block.lines());
          } else {
            blocks.addAll(block.lines());
          }
        }
      }
    }
  }

  private void sort(ContentLine line, boolean override) {
    SingleField field = SingleField.of(line.name());
    if (field != null && keptFields.putIfAbsent(field, line) == null) {
      return;
    }
    switch (line.name()) {
      case "DTSTART" -> start = line;
      case "DTEND" -> end = line;
      case "DURATION" -> duration = line;
      case "RECURRENCE-ID" -> recurrenceId = line;
      case "SEQUENCE" -> {
        if (override) {
          verbatim.add(line.raw());
        } else {
          sequence = line;
        }
      }
      case "DTSTAMP" -> {
        stamped = true;
        verbatim.add(line.raw());
      }
      case "ATTENDEE" -> {
        if (AttendeeLine.parse(line) == null) {
          verbatim.add(line.raw());
        } else {
          keptAttendees.add(line);
        }
      }
      case "ATTACH" -> {
        if (AttachmentLine.parse(line) == null) {
          verbatim.add(line.raw());
        } else {
          keptAttachments.add(line);
        }
      }
      default ->
          verbatim.add(
              RecurrenceText.isRecurrence(line.name())
                  ? RecurrenceText.write(line.raw())
                  : line.raw());
    }
  }

  /** Returns the component of a single event or a series. */
  static List<String> master(Event event) {
    return new EventLines(event.content(), false).write(event, null);
  }

  /** Returns the component of an override. */
  static List<String> override(Event event, EventOverride override) {
    return new EventLines(override.content(), true).write(event, override.occurrence());
  }

  private List<String> write(Event event, @Nullable LocalDateTime occurrence) {
    lines.add("BEGIN:VEVENT");
    lines.add("UID:" + event.iCalUid());
    if (occurrence != null) {
      time("RECURRENCE-ID", event.content().start().withLocal(occurrence), recurrenceId);
    } else {
      add(recurrenceId == null ? null : recurrenceId.raw());
      boolean same = sequence != null && Component.sequence(sequence) == event.sequence();
      add(same && sequence != null ? sequence.raw() : sequence(event.sequence()));
    }
    if (!stamped) {
      lines.add("DTSTAMP;" + GENERATED + "=TRUE:" + utc(event.updatedAt()));
    }
    times();
    content.recurrence().forEach(line -> lines.add(RecurrenceText.write(line)));
    for (SingleField field : SingleField.values()) {
      ContentLine kept = keptFields.get(field);
      add(kept != null && field.agrees(kept, content) ? kept.raw() : field.write(content));
    }
    content.attendees().forEach(this::attendee);
    content.attachments().forEach(this::attachment);
    content.extendedProperties().forEach((key, value) -> add(ClientProperty.write(key, value)));
    lines.addAll(verbatim);
    content.reminders().forEach(this::reminder);
    lines.addAll(blocks);
    lines.add("END:VEVENT");
    return lines;
  }

  /** Returns the line of a sequence number, or null where absence says it. */
  static @Nullable String sequence(int number) {
    return number == 0 ? null : "SEQUENCE:" + number;
  }

  private static String utc(Instant instant) {
    return TimeText.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
  }

  private void times() {
    time("DTSTART", content.start(), start);
    if (duration != null && saysTheEnd(duration)) {
      lines.add(duration.raw());
    } else if (!content.end().equals(content.start())) {
      time("DTEND", content.end(), end);
    }
  }

  private boolean saysTheEnd(ContentLine line) {
    TimeText.Span span = TimeText.span(line.value());
    try {
      return span != null
          && EventTimes.end(content.start(), null, span, ZoneOffset.UTC).equals(content.end());
    } catch (RefusedComponent _) {
      return false; // the start moved to where the old duration makes no sense: DTEND says it
    }
  }

  private void time(String name, EventTime time, @Nullable ContentLine kept) {
    String own = EventTimes.write(name, time);
    lines.add(kept == null ? own : kept.addTo(own, EventTimes::isUnknown));
  }

  private void attendee(Attendee attendee) {
    for (ContentLine kept : keptAttendees) {
      Attendee before = AttendeeLine.parse(kept);
      if (before != null && before.identity().equals(attendee.identity())) {
        lines.add(
            before.equals(attendee)
                ? kept.raw()
                : AttendeeLine.update(kept, attendee, content.attendees()));
        return;
      }
    }
    lines.add(AttendeeLine.write(attendee, content.attendees()));
  }

  private void attachment(Attachment attachment) {
    for (ContentLine kept : keptAttachments) {
      if (attachment.equals(AttachmentLine.parse(kept))) {
        lines.add(kept.raw());
        keptAttachments.remove(kept);
        return;
      }
    }
    lines.add(AttachmentLine.write(attachment));
  }

  private void reminder(Reminder reminder) {
    for (List<String> kept : keptAlarms) {
      if (reminder.equals(AlarmLines.parse(kept))) {
        blocks.addAll(kept);
        keptAlarms.remove(kept);
        return;
      }
    }
    blocks.addAll(AlarmLines.write(reminder, content.title()));
  }

  private void add(@Nullable String line) {
    if (line != null) {
      lines.add(line);
    }
  }
}
