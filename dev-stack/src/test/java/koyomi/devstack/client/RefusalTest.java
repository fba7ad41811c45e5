package koyomi.devstack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void shouldTellWhatAProblemSaysAndWhere() {
    assertThat(
            text(
                """
                {"type": "x", "title": "Unprocessable", "status": 422, "detail": "the body makes no sense",
                 "errors": [{"pointer": "/end", "detail": "must be after the start"}]}
                """))
        .isEqualTo("the body makes no sense: /end must be after the start");
    assertThat(text("{\"title\": \"Not Found\"}")).isEqualTo("Not Found");
  }

  @Test
  void shouldShowInOneLineWhatIsNoProblem() {
    assertThat(text("<html>\n  <b>Bad gateway</b>")).isEqualTo("<html> <b>Bad gateway</b>");
    assertThat(text("")).isEmpty();
    assertThat(text("x".repeat(9_000))).hasSizeLessThan(600);
  }

  private static String text(String body) {
    return Refusal.text(body.getBytes(StandardCharsets.UTF_8));
  }
}
