package koyomi.devstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpOptionsTest {
  @Test
  void shouldQuoteTheFolderWhenAShellWouldSplitIt() {
    assertThat(UpOptions.parse("--data", "/tmp/my data/it's").dataOption())
        .isEqualTo(" --data '/tmp/my data/it'\\''s'");
    assertThat(UpOptions.parse("--data", "/tmp/plain-1").dataOption())
        .isEqualTo(" --data /tmp/plain-1");
  }
}
