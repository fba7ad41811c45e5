package koyomi.schemas.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import org.junit.jupiter.api.Test;

/** With {@code -Dkoyomi.docs.write=true} the page is written anew. */
class TopicsTableTest {
  private static final Path PAGE = Path.of("../docs/topics.md");

  @Test
  void shouldBeWhatTheDocumentationSays() throws IOException {
    if (Boolean.getBoolean("koyomi.docs.write")) {
      Files.writeString(PAGE, TopicsTable.markdown());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(TopicsTable.markdown());
  }

  @Test
  void shouldNameEveryTopicOnce() {
    assertThat(TopicsTable.text().lines().filter(line -> !line.startsWith(" ")))
        .containsAll(Topics.all().stream().map(Topic::name).toList());
    assertThat(Topics.all().stream().map(Topic::name)).doesNotHaveDuplicates();
  }
}
