package koyomi.devstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import koyomi.schemas.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionsTest {
  @TempDir Path dir;

  @Test
  void shouldKeepTheNumberWithWhichAFolderBegan() throws Exception {
    var data = new DataFolder(dir.resolve("new"));

    assertThat(Partitions.of(data)).isEqualTo(TopicSettings.EMBEDDED.partitions());

    Files.createDirectories(data.broker());
    assertThat(Partitions.of(data)).isEqualTo(TopicSettings.EMBEDDED.partitions());
    Files.writeString(data.topics(), "partitions=7\n");
    assertThat(Partitions.of(data)).isEqualTo(7);
  }

  @Test
  void shouldTakeFourWhenABrokerWroteThereBeforeTheNumberWasKept() throws Exception {
    var data = new DataFolder(dir);
    Files.createDirectories(data.broker());

    assertThat(Partitions.of(data)).isEqualTo(4);
  }

  @Test
  void shouldNameTheFileWhenItTellsNoNumber() throws Exception {
    var data = new DataFolder(dir);
    Files.writeString(data.topics(), "partitions=none\n");

    assertThatThrownBy(() -> Partitions.of(data)).hasMessageContaining("topics.properties");
  }
}
