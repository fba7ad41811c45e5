package koyomi.api.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventContent;
import koyomi.domain.icalendar.ICalendarReader;
import org.jspecify.annotations.Nullable;

/** Cuts what is read of a file into slices that are each one command of moderate size. */
final class ImportSlices implements ICalendarReader.Sink {
  private static final int MAX_EVENTS = 100;
  private static final int MAX_CHARACTERS = 300_000;
  private static final int FIXED = 300;

  private final Consumer<List<ImportedEvent>> next;
  private final List<CalendarFact.Rejected> rejected = new ArrayList<>();
  private final List<String> calendar = new ArrayList<>();
  private List<ImportedEvent> slice = new ArrayList<>();
  private int size;

  /** Gives each full slice to {@code next}. */
  ImportSlices(Consumer<List<ImportedEvent>> next) {
    this.next = next;
  }

  @Override
  public void event(ImportedEvent event) {
    int more = size(event);
    if (slice.size() == MAX_EVENTS || (size + more > MAX_CHARACTERS && !slice.isEmpty())) {
      flush();
    }
    slice.add(event);
    size += more;
  }

  @Override
  public void rejected(CalendarFact.Rejected one) {
    rejected.add(one);
  }

  @Override
  public void calendar(List<String> properties) {
    calendar.addAll(properties);
  }

  /** Returns the properties of the file's calendars, as unfolded lines. */
  List<String> calendar() {
    return calendar;
  }

  /** Ends the last slice. */
  void flush() {
    if (!slice.isEmpty()) {
      next.accept(slice);
      slice = new ArrayList<>();
      size = 0;
    }
  }

  /** Returns what the reader refused. */
  List<CalendarFact.Rejected> rejected() {
    return rejected;
  }

  private static int size(ImportedEvent event) {
    return FIXED
        + size(event.content())
        + event.overrides().stream().mapToInt(override -> size(override.content())).sum();
  }

  private static int size(EventContent content) {
    int size = FIXED + content.title().length();
    size += length(content.description()) + length(content.location());
    size += content.recurrence().stream().mapToInt(String::length).sum();
    size += content.iCalendar().stream().mapToInt(String::length).sum();
    size += content.attendees().stream().mapToInt(ImportSlices::size).sum();
    size += content.attachments().stream().mapToInt(a -> a.url().length() + FIXED).sum();
    return size;
  }

  private static int size(Attendee attendee) {
    return length(attendee.email()) + length(attendee.name()) + 30;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
