package koyomi.topologies.calendar.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import org.junit.jupiter.api.Test;

class RowFormatTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 10, 0);

  @Test
  void shouldBeTheBytesOfVersionOneWhenWritten() throws IOException {
    assertThat(OccurrenceRow.of(event(), TOKYO).encode(occurrences())).isEqualTo(versionOne());
  }

  @Test
  void shouldGiveWhatWasWrittenWhenVersionOneIsRead() throws IOException {
    RowReader row = new RowReader(versionOne());
    assertThat(row.isSeries()).isTrue();
    assertThat(row.isRestricted()).isTrue();
    assertThat(row.isInsider("alice".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(row.isInsider("alic".getBytes(StandardCharsets.UTF_8))).isFalse();
    List<Occurrence> read = new ArrayList<>();
    while (row.next()) {
      read.add(
          new Occurrence(
              row.face(),
              row.isAllDay(),
              row.original(),
              row.originalOffset(),
              row.start(),
              row.startOffset(),
              row.end(),
              row.endOffset()));
    }
    assertThat(read).isEqualTo(occurrences());
    assertThat(row.next()).isFalse();
  }

  @Test
  void shouldRefuseWhenVersionIsUnknown() {
    assertThatThrownBy(() -> new RowReader(new byte[] {2, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldWriteTimesAsRfc3339WhenAnyOffset() {
    Random random = new Random(1);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    byte[] out = new byte[40];
    for (int i = 0; i < 20_000; i++) {
      long instant = random.nextLong(-62_000_000_000L, 253_000_000_000L);
      int offset = 60 * random.nextInt(-14 * 60, 14 * 60 + 1);
      int end = write(out, 3, instant, offset);
      String expected =
          Instant.ofEpochSecond(instant).atOffset(ZoneOffset.ofTotalSeconds(offset)).format(format);
      assertThat(new String(out, 3, end - 3, StandardCharsets.US_ASCII)).isEqualTo(expected);
      assertThat(end - 3).isEqualTo(TimeText.length(offset));
    }
  }

  private static int write(byte[] out, int at, long instant, int offset) {
    long local = TimeText.local(instant, offset);
    return TimeText.writeClock(out, TimeText.writeDate(out, at, local), local, offset);
  }

  @Test
  void shouldKeepTheInstantWhenOffsetHasSeconds() {
    byte[] out = new byte[25];
    write(out, 0, -2_000_000_000L, 1172);
    assertThat(
            Instant.from(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                    new String(out, StandardCharsets.US_ASCII))))
        .isEqualTo(Instant.ofEpochSecond(-2_000_000_000L));
  }

  @Test
  void shouldEscapeWhenTextNeedsIt() {
    ByteSink sink = new ByteSink(4);
    sink.string("a\"\\\n\t\u0001 暦");
    assertThat(new String(sink.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("\"a\\\"\\\\\\n\\t\\u0001 暦\"");
  }

  /** Two occurrences of a private series, the second one moved. */
  private static byte[] versionOne() throws IOException {
    try (InputStream hex = RowFormatTest.class.getResourceAsStream("row-v1.hex")) {
      String text = new String(hex.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(text.strip());
    }
  }

  private static List<Occurrence> occurrences() {
    List<Occurrence> all = new ArrayList<>();
    EventExpansion.of(event(), TOKYO).endingAfter(0).forEachRemaining(all::add);
    return all;
  }

  private static Event event() {
    EventContent content = content(START);
    EventContent moved = content(START.plusDays(7).plusHours(3)).withRecurrence(List.of());
    return new Event(
        "fpmansaaaaaaaaaaaaaaaaaaaa",
        "e1",
        "e1@koyomi",
        "alice",
        0,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        content,
        List.of(new EventOverride(START.plusDays(7), moved)));
  }

  private static EventContent content(LocalDateTime start) {
    return new EventContent(
        "Planning",
        null,
        null,
        new EventTime.Zoned(start, "Asia/Tokyo"),
        new EventTime.Zoned(start.plusHours(1), "Asia/Tokyo"),
        List.of("RRULE:FREQ=WEEKLY;COUNT=2"),
        EventStatus.CONFIRMED,
        Visibility.PRIVATE,
        Transparency.OPAQUE,
        List.of(),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }
}
