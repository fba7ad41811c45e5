package koyomi.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int TERMINATED = 128 + 15;
  private static final int KILLED = 128 + 9;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldLetItsHooksRunWhenStopped() {
    try (var process = started()) {
      assertThat(process.stop(PATIENCE)).isTrue();

      assertThat(process.exit().join()).isEqualTo(TERMINATED);
      assertThat(process.lastLines(1)).containsExactly(Lingering.STOPPED);
    }
  }

  @Test
  void shouldEndAtOnceWhenKilled() {
    try (var process = started()) {
      process.kill();

      assertThat(process.exit().join()).isEqualTo(KILLED);
      assertThat(process.lastLines(1)).containsExactly(Lingering.READY);
    }
  }

  private ChildProcess started() {
    var process =
        ChildProcess.start(
            new JavaCommand(
                "lingering",
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(JavaCommand.codeSource(Lingering.class)),
                Lingering.class.getName(),
                List.of(),
                Map.of(),
                folder.resolve("log")));
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!process.lastLines(1).equals(List.of(Lingering.READY))) {
      assertThat(System.nanoTime()).isLessThan(end);
      assertThat(process.awaitExit(PAUSE)).isFalse();
    }
    return process;
  }
}
