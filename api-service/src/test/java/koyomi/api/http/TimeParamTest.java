package koyomi.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import koyomi.api.problem.ProblemException;
import koyomi.domain.calendar.Target;
import org.junit.jupiter.api.Test;

class TimeParamTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void shouldReadLocalTimesAndDatesInTheZone() {
    assertThat(TimeParam.parse("from", "2026-03-08").instant(BERLIN))
        .isEqualTo(Instant.parse("2026-03-07T23:00:00Z"));
    assertThat(TimeParam.parse("from", "2026-03-08T09:00:00").instant(BERLIN))
        .isEqualTo(Instant.parse("2026-03-08T08:00:00Z"));
    assertThat(TimeParam.parse("from", "2026-03-08T09:00:00-05:00").instant(BERLIN))
        .isEqualTo(Instant.parse("2026-03-08T14:00:00Z"));
  }

  @Test
  void shouldReadEveryMomentInUtcAsTheJdkDoes() {
    for (String text :
        List.of(
            "1900-01-01T00:00:00Z",
            "2026-11-29T23:59:59Z",
            "2024-02-29T12:30:01Z",
            "2200-12-31T23:59:59Z",
            "2026-11-29t23:59:59z",
            "2026-11-29T23:59Z",
            "2026-11-29T23:59:59.250Z")) {
      assertThat(TimeParam.parse("from", text).instant(BERLIN))
          .isEqualTo(OffsetDateTime.parse(text).toInstant());
    }
    for (String text :
        List.of(
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-31T00:00:00Z",
            "2026-11-29T24:00:00Z",
            "2026-11-29T23:60:00Z",
            "2026-11-29T23:59:60Z",
            "2026-11-29T23:59:5aZ",
            "2026-1١-29T23:59:59Z",
            "2026/11/29T23:59:59Z")) {
      assertStatus(text, 400);
    }
    assertStatus("1899-12-31T23:59:59Z", 422);
    assertStatus("2201-01-01T00:00:00Z", 422);
  }

  @Test
  void shouldMendPlusThatFormDecodingTook() {
    assertThat(TimeParam.parse("from", "2026-03-08T09:00:00 09:00").instant(BERLIN))
        .isEqualTo(Instant.parse("2026-03-08T00:00:00Z"));
  }

  @Test
  void shouldNameOccurrenceAsTheClientDid() {
    assertThat(TimeParam.occurrence("2026-03-08"))
        .isEqualTo(new Target.Occurrence.Day(LocalDate.of(2026, 3, 8)));
    assertThat(TimeParam.occurrence("2026-03-08T09:00"))
        .isEqualTo(new Target.Occurrence.Local(LocalDateTime.of(2026, 3, 8, 9, 0)));
    assertThat(TimeParam.occurrence("2026-03-08T09:00:00Z"))
        .isEqualTo(new Target.Occurrence.At(Instant.parse("2026-03-08T09:00:00Z")));
  }

  @Test
  void shouldReadAnOccurrenceAsICalendarWritesIt() {
    for (var text : List.of("2026-03-08", "2026-03-08T09:00:00", "2026-03-08T09:00:00Z")) {
      assertThat(TimeParam.occurrence(text.replaceAll("[-:]", "")))
          .isEqualTo(TimeParam.occurrence(text));
    }
    for (var text : List.of("20260230", "20260308T0900", "20260308T250000", "202603081")) {
      assertThatThrownBy(() -> TimeParam.occurrence(text)).isInstanceOf(ProblemException.class);
    }
    // of a window it could be anything
    assertStatus("20260308", 400);
  }

  @Test
  void shouldRefuseWhatIsNoTimeOrTooFar() {
    for (String text : List.of("", "now", "2026-02-30", "2026-03-08T25:00:00Z", "1e9")) {
      assertStatus(text, 400);
    }
    assertStatus("1899-12-31", 422);
    assertStatus("2201-01-01", 422);
    assertStatus("+10000-01-01T00:00:00Z", 422);
  }

  private static void assertStatus(String text, int status) {
    assertThatThrownBy(() -> TimeParam.parse("from", text))
        .as(text)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind().status()).isEqualTo(status));
  }
}
