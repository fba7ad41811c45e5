package koyomi.domain.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ImportedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads iCalendar files of any program (RFC 5545). Every VEVENT is either delivered or refused by
 * line and reason; one bad component never loses the others.
 *
 * <p>Components of one series may lie anywhere in a file, so events are delivered when all of it
 * has been read; until then a component is held as the bytes it had. The caller bounds the length
 * of the stream; what else a file may hold is bounded here, see {@code docs/icalendar.md}.
 */
public final class ICalendarReader {
  /**
   * How to read.
   *
   * @param calendarZone zone in which floating times are read
   * @param charset what the sender said the charset is, for lines that aren't UTF-8
   */
  public record Options(ZoneId calendarZone, @Nullable Charset charset) {
    /** Reads a file of which nothing was said. */
    public Options(ZoneId calendarZone) {
      this(calendarZone, null);
    }
  }

  /** Receives what was read. */
  public interface Sink {
    /** An event, with the overrides of a series. In the order of the file, by first component. */
    void event(ImportedEvent event);

    /** A component that was not taken. */
    void rejected(CalendarFact.Rejected rejected);

    /**
     * Something was mended or left out, though its event was taken; the first 1,000 of a file.
     *
     * @param line line of the file, from 1
     * @param text for a person
     */
    default void note(int line, String text) {}

    /**
     * A VCALENDAR's own properties, as unfolded lines: METHOD, X-WR-CALNAME, COLOR and so on; the
     * first 200.
     */
    default void calendar(List<String> properties) {}
  }

  private ICalendarReader() {}

  /**
   * Reads a whole file.
   *
   * @param in read to its end, not closed
   * @throws IOException if {@code in} fails; never for what it holds
   */
  public static void read(InputStream in, Options options, Sink sink) throws IOException {
    Notes notes = new Notes(sink);
    FileZones zones = new FileZones(options.calendarZone(), notes);
    EventGroups groups = new EventGroups(zones, sink);
    LineReader lines = new LineReader(in, options.charset(), notes);
    new ComponentCutter(lines, groups, notes).run();
    SeriesAssembler assembler =
        new SeriesAssembler(zones, options.calendarZone(), notes, groups::method, sink);
    groups.drain(assembler::assemble);
  }
}
