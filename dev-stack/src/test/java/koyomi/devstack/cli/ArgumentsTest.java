package koyomi.devstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Map<String, Boolean> KNOWN = Map.of("--port", true, "--empty", false);

  @Test
  void shouldTellWordsFromOptionsWhenMixed() {
    var arguments = parse("first", "--port", "9000", "second", "--empty");

    assertThat(arguments.word(0, "FIRST")).isEqualTo("first");
    assertThat(arguments.word(1, "SECOND")).isEqualTo("second");
    assertThat(arguments.port("--port")).hasValue(9000);
    assertThat(arguments.has("--empty")).isTrue();
  }

  @Test
  void shouldReadValueWhenJoinedByEqualsSign() {
    assertThat(parse("--port=9000").port("--port")).hasValue(9000);
  }

  @Test
  void shouldRefuseOptionWhenUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--prot", "9000"))
        .withMessage("unknown option --prot");
  }

  @Test
  void shouldRefuseOptionWhenValueIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--port"))
        .withMessage("--port needs a value");
  }

  @Test
  void shouldRefusePortWhenOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> parse("--port", "65536").port("--port"));
    assertThatIllegalArgumentException().isThrownBy(() -> parse("--port", "http").port("--port"));
  }

  @Test
  void shouldRefuseDataFolderWhenEmpty() {
    var arguments = Arguments.parse(new String[] {"--data", ""}, Map.of("--data", true));

    assertThatIllegalArgumentException()
        .isThrownBy(arguments::data)
        .withMessage("--data needs a folder");
  }

  private static Arguments parse(String... line) {
    return Arguments.parse(line, KNOWN);
  }
}
