package koyomi.domain.icalendar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventOverride;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as an iCalendar file (RFC 5545), with the VTIMEZONEs they use before them. What is
 * written of an imported event reads as the same event again.
 */
public final class ICalendarWriter {
  static final String PRODID = "PRODID:-//Koyomi//Koyomi//EN";

  private ICalendarWriter() {}

  /**
   * What a file says of its calendar.
   *
   * @param name X-WR-CALNAME
   * @param description X-WR-CALDESC
   * @param timeZone X-WR-TIMEZONE: the zone in which floating times are read
   * @param color {@code #rrggbb}
   * @param kept properties of imported files, see {@link CalendarLines#merged}
   */
  public record Header(
      String name,
      @Nullable String description,
      ZoneId timeZone,
      @Nullable String color,
      List<String> kept) {
    /** Copies the lines. */
    public Header {
      kept = List.copyOf(kept);
    }

    /** A calendar that no file said anything of. */
    public Header(String name, @Nullable String description, ZoneId timeZone) {
      this(name, description, timeZone, null, List.of());
    }
  }

  /**
   * Writes a whole file; nothing but one event at a time is held.
   *
   * @param events gone through twice: for the zones, then for the events
   * @param out flushed, not closed
   * @throws IOException if {@code out} fails
   */
  public static void write(Header header, Iterable<Event> events, OutputStream out)
      throws IOException {
    UsedZones zones = new UsedZones();
    events.forEach(zones::add);
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    FoldedOutput lines = new FoldedOutput(buffered);
    lines.line("BEGIN:VCALENDAR");
    lines.line("VERSION:2.0");
    lines.line(PRODID);
    lines.line("CALSCALE:GREGORIAN");
    write(CalendarLines.of(header), lines);
    for (List<String> definition : zones.definitions()) {
      write(definition, lines);
    }
    for (Event event : events) {
      write(event, lines);
    }
    lines.line("END:VCALENDAR");
    buffered.flush();
  }

  private static void write(Event event, FoldedOutput lines) throws IOException {
    write(EventLines.master(event), lines);
    for (EventOverride override : event.overrides()) {
      write(EventLines.override(event, override), lines);
    }
  }

  private static void write(List<String> component, FoldedOutput lines) throws IOException {
    for (String line : component) {
      lines.line(line);
    }
  }
}
