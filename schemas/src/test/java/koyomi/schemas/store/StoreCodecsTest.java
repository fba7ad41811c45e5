package koyomi.schemas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import koyomi.schemas.samples.Samples;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StoreCodecsTest {
  @Property(tries = 200)
  void shouldGiveTheSameValuesWhenDecoded(@ForAll long seed) {
    Samples samples = new Samples(seed);
    verify(StoreCodecs.CALENDAR, samples.calendar());
    verify(StoreCodecs.EVENT, samples.storedEvent());
    verify(StoreCodecs.CHANGE, samples.changeRow());
    verify(StoreCodecs.ANNOUNCEMENT, samples.announcementRow());
    verify(StoreCodecs.HISTORY, samples.historyRow());
    verify(StoreCodecs.IDEMPOTENCY, samples.keptAnswer());
  }

  @Test
  void shouldBeginWithTheVersionWhenEncoded() {
    assertThat(StoreCodecs.CHANGE.encode(new ChangeRow("e", 1, false)))
        .containsExactly(1, 2, 'e', 2, 0);
  }

  @Test
  void shouldRefuseBytesWhenVersionIsUnknownOrBytesAreCut() {
    byte[] bytes = StoreCodecs.CHANGE.encode(new ChangeRow("e", 1, false));
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    bytes[0] = 99;

    assertThatThrownBy(() -> StoreCodecs.CHANGE.decode(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("versions 1 to 1");
    assertThatThrownBy(() -> StoreCodecs.CHANGE.decode(cut))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> StoreCodecs.CHANGE.decode(new byte[0]))
        .isInstanceOf(SerializationException.class);
  }

  private static <T> void verify(StoreCodec<T> codec, T value) {
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }
}
