package koyomi.devstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UpOptionsTest {
  @Test
  void shouldQuoteTheFolderWhenAShellWouldSplitIt() {
    assertThat(UpOptions.parse("--data", "/tmp/my data/it's").dataOption())
        .isEqualTo(" --data '/tmp/my data/it'\\''s'");
    assertThat(UpOptions.parse("--data", "/tmp/plain-1").dataOption())
        .isEqualTo(" --data /tmp/plain-1");
  }

  @Test
  void shouldRefuseRolesThatThereAreNotBeforeAnythingStarts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpOptions.parse("--roles", "calendar,nonsense"))
        .withMessage("--roles: there is no role 'nonsense', but calendar,scheduling");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpOptions.parse("--roles="))
        .withMessageContaining("there is no role ''");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpOptions.parse("--roles", "calendar"))
        .withMessageContaining("runs all of calendar,scheduling");
    assertThat(UpOptions.parse("--roles", "scheduling, calendar").roles())
        .contains("calendar,scheduling");
  }
}
