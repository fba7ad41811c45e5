package koyomi.topologies.scheduling.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class DecodedResourcesTest {
  private static final Bytes KEY = Bytes.wrap(new byte[] {'r', '1'});
  private final DecodedResources decoded = new DecodedResources();

  @Test
  void shouldDecodeARowOnce() {
    var first = decoded.of(KEY, row("Fuji", 1));

    assertThat(decoded.of(KEY, row("Fuji", 1))).isSameAs(first);
  }

  @Test
  void shouldSeeEveryChangeOfTheRow() {
    var before = row("Fuji", 1);
    var after = row("Aso", 2);

    assertThat(decoded.of(KEY, before).name()).isEqualTo("Fuji");
    assertThat(decoded.of(KEY, after).name()).isEqualTo("Aso");
    // as after a transaction that was aborted
    assertThat(decoded.of(KEY, before).version()).isEqualTo(1);
  }

  private static byte[] row(String name, long version) {
    return StoreCodecs.RESOURCE.encode(
        new Resource(
            "r-1",
            name,
            Resource.Type.ROOM,
            null,
            6,
            new TreeSet<>(),
            true,
            new TreeMap<>(),
            version,
            Instant.EPOCH,
            Instant.EPOCH,
            null));
  }
}
