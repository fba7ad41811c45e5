package koyomi.bench.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An iCalendar file of some 480 bytes an event, each tenth a series of ten weeks. */
public final class CalendarFile {
  private CalendarFile() {}

  /**
   * Writes a file.
   *
   * @param file where to
   * @param run tells its UIDs from those of other runs
   * @param events how many
   */
  public static void write(Path file, String run, int events) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Koyomi//Benchmark//EN\r\n");
      for (int i = 0; i < events; i++) {
        out.write(
            """
            BEGIN:VEVENT
            UID:import-%1$s-%2$d@example.com
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Europe/Berlin:2026%3$02d%4$02dT%5$02d0000
            DTEND;TZID=Europe/Berlin:2026%3$02d%4$02dT%5$02d4500
            SUMMARY:Meeting %2$d
            LOCATION:Room %6$d
            DESCRIPTION:%7$s
            CATEGORIES:WORK
            %8$sATTENDEE;CN=A:mailto:a%6$d@example.com
            END:VEVENT
            """
                .formatted(
                    run,
                    i,
                    1 + i % 12,
                    1 + i % 28,
                    i % 23,
                    i % 40,
                    ("Agenda of meeting " + i + ". ").repeat(8),
                    i % 10 == 0 ? "RRULE:FREQ=WEEKLY;COUNT=10\n" : "")
                .replace("\n", "\r\n"));
      }
      out.write("END:VCALENDAR\r\n");
    }
  }
}
