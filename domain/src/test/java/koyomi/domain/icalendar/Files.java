package koyomi.domain.icalendar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.event.Event;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;

/** Reads and writes files in tests. */
final class Files {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Files() {}

  /** All that a reader gave. */
  static final class Read implements ICalendarReader.Sink {
    final List<ImportedEvent> events = new ArrayList<>();
    final List<CalendarFact.Rejected> rejected = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<List<String>> calendars = new ArrayList<>();

    @Override
    public void event(ImportedEvent event) {
      events.add(event);
    }

    @Override
    public void rejected(CalendarFact.Rejected one) {
      rejected.add(one);
    }

    @Override
    public void note(int line, String text) {
      notes.add(line + ": " + text);
    }

    @Override
    public void calendar(List<String> properties) {
      calendars.add(properties);
    }

    ImportedEvent only() {
      if (events.size() != 1 || !rejected.isEmpty()) {
        throw new AssertionError("events " + events + ", rejected " + rejected);
      }
      return events.getFirst();
    }

    /** What was read, without the lines it stood on. */
    List<ImportedEvent> withoutLines() {
      return events.stream()
          .map(e ->
              new ImportedEvent(
                  e.eventId(), e.iCalUid(), e.sequence(), 0, e.content(), e.overrides()))
          .toList();
    }

    List<Event> stored() {
      return events.stream()
          .map(e ->
              new Event(
                  "calendar",
                  e.eventId(),
                  e.iCalUid(),
                  "alice",
                  e.sequence(),
                  1,
                  NOW,
                  NOW,
                  e.content(),
                  e.overrides()))
          .toList();
    }
  }

  static Read read(byte[] bytes, ICalendarReader.Options options) {
    Read read = new Read();
    try {
      ICalendarReader.read(new ByteArrayInputStream(bytes), options, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  static Read read(byte[] bytes) {
    return read(bytes, new ICalendarReader.Options(BERLIN));
  }

  static Read read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads lines as one VEVENT. */
  static Read event(String... lines) {
    return read(calendar("BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT\n"));
  }

  static String calendar(String components) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n" + components + "END:VCALENDAR\n";
  }

  static Read resource(String name) {
    try (InputStream in = Files.class.getResourceAsStream("/icalendar/" + name)) {
      return read(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String write(Iterable<Event> events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ICalendarWriter.write(new ICalendarWriter.Header("Work", null, BERLIN), events, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Has an independent program read a file. */
  static Calendar parsedElsewhere(String text) {
    try {
      return new CalendarBuilder().build(new StringReader(text));
    } catch (IOException | ParserException e) {
      throw new AssertionError("not readable elsewhere: " + e + "\n" + text, e);
    }
  }
}
