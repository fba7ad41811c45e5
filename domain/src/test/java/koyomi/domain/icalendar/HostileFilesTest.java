package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import koyomi.domain.calendar.CalendarFact.Rejected;
import koyomi.domain.calendar.ImportedEvent;
import org.junit.jupiter.api.Test;

/** Files made to do harm: refused or bounded, the rest of the file taken. */
class HostileFilesTest {
  private static final String GOOD =
      "BEGIN:VEVENT\nUID:good\nDTSTART:20240110T090000Z\nEND:VEVENT\n";

  private static void refuses(String component, String reason) {
    Files.Read read = Files.read(Files.calendar(component + GOOD));

    assertThat(read.events).extracting(ImportedEvent::iCalUid).containsExactly("good");
    assertThat(read.rejected).extracting(Rejected::reason).containsExactly(reason);
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:bad\nDTSTART:20240110T090000Z\n" + lines + "\nEND:VEVENT\n";
  }

  @Test
  void shouldRefuseAComponentWithALineOfMoreThanAMegabyte() {
    refuses(event("DESCRIPTION:" + "x".repeat(2 << 20)), "line 7 is longer than 1048576 bytes");
  }

  @Test
  void shouldRefuseAComponentOfMoreThanAMegabyte() {
    refuses(
        event(("X-A:" + "x".repeat(1000) + "\n").repeat(1100).strip()),
        "the component is longer than 1048576 characters");
  }

  @Test
  void shouldRefuseComponentsNestedTooDeep() {
    int depth = 100_000;
    refuses(
        event("BEGIN:X-A\n".repeat(depth) + "END:X-A\n".repeat(depth).strip()),
        "components nested more than 8 deep");
  }

  @Test
  void shouldRefuseMoreDatesThanASeriesMayHave() {
    String dates = String.join(",", Collections.nCopies(5_001, "20240110T090000Z"));
    refuses(
        event("RDATE:" + dates + "\nEXDATE:" + dates), "more than 10000 dates in RDATE and EXDATE");
  }

  @Test
  void shouldRefuseMoreAttendeesAndAlarmsThanAnEventMayHave() {
    refuses(
        event(
            String.join(
                "\n",
                IntStream.range(0, 1001).mapToObj(i -> "ATTENDEE:mailto:u" + i + "@x").toList())),
        "more than 1000 attendees");
    refuses(
        event("BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM\n".repeat(21).strip()),
        "more than 20 alarms");
  }

  @Test
  void shouldRefuseAnEventBeforeTheEnd() {
    refuses(event("DURATION:-PT1H"), "negative DURATION: 2024-01-10T09:00 to 2024-01-10T08:00");
    refuses(event("DURATION:P99999999W"), "DURATION too long");
    refuses(event("DURATION:P1000W").replace("2024", "2195"), "end after the year 2200");
  }

  @Test
  void shouldTakeARuleOfBillionsOfOccurrencesAtOnce() {
    assertThat(
            Files.event("UID:u", "DTSTART:20240110T090000Z", "RRULE:FREQ=SECONDLY")
                .only()
                .content()
                .recurrence())
        .containsExactly("RRULE:FREQ=SECONDLY");
  }

  @Test
  void shouldSearchZonesForSoManyDefinitionsOnly() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("BEGIN:VTIMEZONE\nTZID:z")
          .append(i)
          .append(
              """

              BEGIN:STANDARD
              DTSTART:20231029T030000
              TZOFFSETFROM:+0203
              TZOFFSETTO:+0100
              RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
              END:STANDARD
              BEGIN:DAYLIGHT
              DTSTART:20240331T020000
              TZOFFSETFROM:+0100
              TZOFFSETTO:+0203
              RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
              END:DAYLIGHT
              END:VTIMEZONE
              BEGIN:VEVENT
              """);
      text.append("UID:")
          .append(i)
          .append("\nDTSTART;TZID=z")
          .append(i)
          .append(":20240610T090000\nEND:VEVENT\n");
    }
    assertThat(Files.read(Files.calendar(text.toString())).rejected).hasSize(1000);
  }

  @Test
  void shouldRefuseEventsBeyondTheLimitOfAFile() throws IOException {
    Count count = new Count();
    ICalendarReader.read(
        new Generated(
            Limits.EVENTS + 5, i -> "BEGIN:VEVENT\nUID:" + i + "\nDTSTART:20240110\nEND:VEVENT\n"),
        new ICalendarReader.Options(Files.BERLIN),
        count);

    assertThat(count.events).isEqualTo(Limits.EVENTS);
    assertThat(count.rejected).isEqualTo(5);
  }

  @Test
  void shouldHoldLittleMoreThanTheFileWhenItHasAHundredThousandEvents() throws IOException {
    String padding = "x".repeat(300);
    IntFunction<String> event =
        i ->
            """
            BEGIN:VEVENT
            UID:event-%d@example.com
            DTSTAMP:20240101T000000Z
            DTSTART;TZID=Europe/Berlin:20240110T090000
            DTEND;TZID=Europe/Berlin:20240110T100000
            RRULE:FREQ=WEEKLY;COUNT=10
            SUMMARY:Event %d
            DESCRIPTION:%s
            END:VEVENT
            """
                .formatted(i, i, padding);
    Count count = new Count();
    long start = System.nanoTime();
    ICalendarReader.read(
        new Generated(100_000, event), new ICalendarReader.Options(Files.BERLIN), count);
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertThat(count.events).isEqualTo(100_000);
    assertThat(count.heapAtFirst - count.heapBefore).isLessThan(128L << 20);
    assertThat(millis).isLessThan(60_000);
  }

  /** Counts, and looks at the heap when the first event comes: then all of the file is held. */
  private static final class Count implements ICalendarReader.Sink {
    final long heapBefore = heap();
    long heapAtFirst;
    int events;
    int rejected;

    private static long heap() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public void event(ImportedEvent event) {
      if (events++ == 0) {
        heapAtFirst = heap();
      }
    }

    @Override
    public void rejected(Rejected one) {
      rejected++;
    }
  }

  /** A file that is made while it is read. */
  private static final class Generated extends InputStream {
    private final Iterator<String> parts;
    private byte[] bytes = new byte[0];
    private int at;

    Generated(int count, IntFunction<String> event) {
      List<String> head = List.of("BEGIN:VCALENDAR\nVERSION:2.0\n");
      parts =
          java.util.stream.Stream.of(
                  head.stream(),
                  IntStream.range(0, count).mapToObj(event),
                  java.util.stream.Stream.of("END:VCALENDAR\n"))
              .flatMap(s -> s)
              .iterator();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == bytes.length) {
        if (!parts.hasNext()) {
          return -1;
        }
        bytes = parts.next().getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length));
      System.arraycopy(part, 0, into, offset, part.length);
      at += part.length;
      return part.length;
    }
  }
}
