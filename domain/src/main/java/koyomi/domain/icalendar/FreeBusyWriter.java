package koyomi.domain.icalendar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.scheduling.BusyTime;

/** Writes busy times as VFREEBUSY components (RFC 5545 §3.6.4). */
public final class FreeBusyWriter {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private FreeBusyWriter() {}

  /**
   * Writes a component for each participant.
   *
   * @param times by the id of a participant
   * @param window that was asked for
   * @param stamp DTSTAMP
   * @param out flushed, not closed
   * @throws IOException if {@code out} fails
   */
  public static void write(
      Map<String, BusyTime> times, Span window, Instant stamp, OutputStream out)
      throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    FoldedOutput lines = new FoldedOutput(buffered);
    lines.line("BEGIN:VCALENDAR");
    lines.line("VERSION:2.0");
    lines.line(ICalendarWriter.PRODID);
    for (Map.Entry<String, BusyTime> participant : times.entrySet()) {
      lines.line("BEGIN:VFREEBUSY");
      lines.line("UID:" + TextValue.escape(participant.getKey()) + "-" + UTC.format(stamp));
      lines.line("DTSTAMP:" + UTC.format(stamp));
      lines.line("DTSTART:" + utc(window.start()));
      lines.line("DTEND:" + utc(window.end()));
      lines.line("ATTENDEE:urn:koyomi:participant:" + encoded(participant.getKey()));
      periods(lines, "BUSY", participant.getValue().busy());
      periods(lines, "BUSY-TENTATIVE", participant.getValue().tentative());
      lines.line("END:VFREEBUSY");
    }
    lines.line("END:VCALENDAR");
    buffered.flush();
  }

  private static void periods(FoldedOutput lines, String type, Spans spans) throws IOException {
    for (Span span : spans.asList()) {
      lines.line("FREEBUSY;FBTYPE=" + type + ":" + utc(span.start()) + "/" + utc(span.end()));
    }
  }

  private static String utc(long epochSecond) {
    return UTC.format(Instant.ofEpochSecond(epochSecond));
  }

  /** As the name-specific part of a URN (RFC 8141). */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
