package koyomi.topologies.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import koyomi.schemas.registry.InMemoryRegistry;
import org.junit.jupiter.api.Test;

class SchedulingTopologyTest {
  @Test
  void shouldHaveTheShapeThatWasReviewedWhenBuilt() throws IOException {
    String described = SchedulingTopology.build(new InMemoryRegistry(), 4).describe().toString();
    try (InputStream golden = getClass().getResourceAsStream("topology.txt")) {
      assertThat(described).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
