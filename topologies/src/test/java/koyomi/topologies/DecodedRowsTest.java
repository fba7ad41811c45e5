package koyomi.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class DecodedRowsTest {
  private static final Bytes KEY = Bytes.wrap(new byte[] {'r', '1'});
  private final DecodedRows<Resource> decoded = new DecodedRows<>(StoreCodecs.RESOURCE, 2, 200);

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

  @Test
  void shouldForgetRatherThanGrow() {
    var first = decoded.of(KEY, row("Fuji", 1));
    var second = decoded.of(key('2'), row("Aso", 1));

    decoded.of(key('3'), row("Hakone", 1));

    assertThat(decoded.of(KEY, row("Fuji", 1))).isEqualTo(first).isNotSameAs(first);
    assertThat(decoded.of(key('2'), row("Aso", 1))).isEqualTo(second).isNotSameAs(second);
  }

  @Test
  void shouldNotRememberLongRows() {
    byte[] row = row("F".repeat(200), 1);

    assertThat(decoded.of(KEY, row))
        .isEqualTo(decoded.of(KEY, row))
        .isNotSameAs(decoded.of(KEY, row));
  }

  private static Bytes key(char last) {
    return Bytes.wrap(new byte[] {'r', (byte) last});
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
