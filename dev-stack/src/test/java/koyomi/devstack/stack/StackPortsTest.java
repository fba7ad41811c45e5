package koyomi.devstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPortsTest {
  @TempDir Path dir;

  @Test
  void shouldKeepPortsWhenTheyAreFree() {
    var file = dir.resolve("ports.properties");

    assertThat(StackPorts.choose(file)).isEqualTo(StackPorts.choose(file));
  }

  @Test
  void shouldReplaceOnlyThePortThatIsTaken() throws Exception {
    var file = dir.resolve("ports.properties");
    var before = StackPorts.choose(file);
    try (var taken = new ServerSocket(before.kafka(), 1, InetAddress.getLoopbackAddress())) {
      var after = StackPorts.choose(file);

      assertThat(after.kafka()).isNotEqualTo(taken.getLocalPort());
      assertThat(after.issuer()).isEqualTo(before.issuer());
      assertThat(after.registry()).isEqualTo(before.registry());
    }
  }
}
