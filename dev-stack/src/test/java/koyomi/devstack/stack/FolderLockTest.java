package koyomi.devstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path dir;

  @Test
  void shouldRefuseSecondHolderUntilFirstLetsGo() {
    var file = dir.resolve("run/stack.lock");
    var first = FolderLock.tryTake(file).orElseThrow();

    assertThat(FolderLock.tryTake(file)).isEmpty();
    assertThat(FolderLock.isHeld(file)).isTrue();

    first.close();
    assertThat(FolderLock.isHeld(file)).isFalse();
  }
}
