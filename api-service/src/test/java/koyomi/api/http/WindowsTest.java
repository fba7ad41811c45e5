package koyomi.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import koyomi.api.problem.ProblemException;
import koyomi.topologies.calendar.query.Window;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WindowsTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void shouldTakeFiveYearsOnTheCallersClock() {
    assertThat(window("2023-03-01", "2028-03-01", TOKYO))
        .isEqualTo(
            new Window(
                Instant.parse("2023-02-28T15:00:00Z"), Instant.parse("2028-02-29T15:00:00Z")));
    assertThat(window("2026-01-01T00:00:00+02:00", "2031-01-01T00:00:00+01:00", BERLIN).from())
        .isEqualTo(Instant.parse("2025-12-31T22:00:00Z"));
  }

  @Test
  void shouldRefuseFiveYearsAndADay() {
    assertThatThrownBy(() -> window("2026-01-01", "2031-01-02", BERLIN))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind().status()).isEqualTo(422));
  }

  private static Window window(String from, String to, ZoneId zone) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("from", from);
    request.setParameter("to", to);
    return Windows.of(request, zone);
  }
}
