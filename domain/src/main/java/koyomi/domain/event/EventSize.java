package koyomi.domain.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large an event is, about, in bytes: each of its occurrences with a content of its own has a
 * whole one, and it is one record of a log, in which a change holds it twice.
 */
public final class EventSize {
  /** The largest event, with its overrides. */
  public static final long MAX = 3_000_000;

  private static final long CONTENT = 150;
  private static final long PART = 40;

  private EventSize() {}

  /** Returns the size of an event with its overrides. */
  public static long of(Event event) {
    long size = of(event.content());
    for (EventOverride override : event.overrides()) {
      size += of(override.content());
    }
    return size;
  }

  /** Returns the size of a content. */
  public static long of(EventContent content) {
    long size = CONTENT;
    size += bytes(content.title()) + bytes(content.description()) + bytes(content.location());
    for (String line : content.recurrence()) {
      size += bytes(line);
    }
    for (Attendee attendee : content.attendees()) {
      size += PART + bytes(attendee.userId()) + bytes(attendee.resourceId());
      size += bytes(attendee.email()) + bytes(attendee.name()) + bytes(attendee.comment());
    }
    size += PART * content.reminders().size();
    for (Attachment attachment : content.attachments()) {
      size += bytes(attachment.url()) + bytes(attachment.title()) + bytes(attachment.mimeType());
    }
    for (Map.Entry<String, String> property : content.extendedProperties().entrySet()) {
      size += bytes(property.getKey()) + bytes(property.getValue());
    }
    for (String line : content.iCalendar()) {
      size += bytes(line);
    }
    return size;
  }

  /** Length in UTF-8, without making the bytes. */
  private static long bytes(@Nullable String text) {
    long bytes = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      // a surrogate is half of four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
