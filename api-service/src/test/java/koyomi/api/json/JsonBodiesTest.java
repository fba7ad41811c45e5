package koyomi.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodiesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\u00c0\u00af\"}",
        "{\"a\":\"\u00ff\"}",
        "{\"a\":\"\u00ed\u00a0\u0080\"}"
      })
  void shouldRefuseWhatIsNoUtf8(String latin) {
    refused(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void shouldRefuseOtherEncodingsThanUtf8(String charset) {
    refused("{\"a\":1}".getBytes(Charset.forName(charset)));
  }

  @Test
  void shouldPassOverAByteOrderMark() {
    assertThat(
            JsonBodies.object("\uFEFF{\"a\":\"\u66a6\"}".getBytes(StandardCharsets.UTF_8))
                .path("a")
                .asString())
        .isEqualTo("\u66a6");
  }

  @Test
  void shouldKeepNumbersDigitByDigit() {
    String numbers = "{\"a\":1.10,\"b\":1E+400,\"c\":12345678901234567890.125}";
    assertThat(JsonBodies.text(JsonBodies.object(numbers.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(numbers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1", "{\"a\":[1,", "{\"a\":NaN}", "{a:1}", "{\"a\":1,\"a\":2}", "{}{}"})
  void shouldSayWhatIsWrongWithTheBodyAndNothingOfTheParser(String json) {
    assertThat(refused(json.getBytes(StandardCharsets.UTF_8)))
        .startsWith("the body isn't valid JSON")
        .doesNotContain("Feature", "REDACTED", "Source");
  }

  private static String refused(byte[] body) {
    String[] detail = {""};
    assertThatThrownBy(() -> JsonBodies.object(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(ProblemKind.BAD_REQUEST);
              detail[0] = Objects.toString(e.problem().detail());
            });
    return detail[0];
  }
}
