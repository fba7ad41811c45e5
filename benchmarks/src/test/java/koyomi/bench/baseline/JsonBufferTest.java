package koyomi.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class JsonBufferTest {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private final JsonBuffer buffer = new JsonBuffer();

  @Test
  void shouldWriteEveryDayOfFourCenturiesAsTheCalendarSays() {
    LocalDate end = LocalDate.of(2301, 1, 1);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      buffer.clear();
      buffer.date(day.toEpochDay());
      assertThat(text()).isEqualTo(day.toString());
    }
  }

  @Test
  void shouldWriteOffsetsOfBothSignsAndNone() {
    for (int minutes : new int[] {-570, -60, 0, 60, 345, 540}) {
      OffsetDateTime time =
          OffsetDateTime.of(2026, 2, 28, 23, 59, 58, 0, ZoneOffset.ofTotalSeconds(minutes * 60));
      buffer.clear();
      buffer.timestamp(time.toEpochSecond(), minutes);
      assertThat(text()).isEqualTo(TEXT.format(time));
    }
  }

  @Test
  void shouldEscapeWhatJsonForbids() {
    buffer.text("a\"b\\c\nd\u00e9".getBytes(StandardCharsets.UTF_8));

    assertThat(text()).isEqualTo("a\\\"b\\\\c\\u000adé");
  }

  private String text() {
    return new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8);
  }
}
