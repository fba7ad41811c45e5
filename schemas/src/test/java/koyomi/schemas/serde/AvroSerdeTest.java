package koyomi.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import koyomi.domain.calendar.CalendarFact;
import koyomi.schemas.Topics;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.MembershipChange;
import koyomi.schemas.registry.InMemoryRegistry;
import koyomi.schemas.samples.Samples;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final AvroSerde<CalendarFact> facts = Topics.CALENDAR_EVENTS.valueSerde(registry);
  private final AvroSerde<CommandMessage> commands = Topics.CALENDAR_COMMANDS.valueSerde(registry);

  @Test
  void shouldFrameValueWhenSerialized() {
    MembershipChange change = new MembershipChange("u", "c", null, 1);
    AvroSerde<MembershipChange> serde = Topics.CALENDAR_MEMBERSHIPS.valueSerde(registry);

    assertThat(serde.serializer().serialize("t", change))
        .containsExactly(0, 0, 0, 0, 1, 2, 'u', 2, 'c', 0, 2);
  }

  @Test
  void shouldKeepTombstoneWhenValueIsNull() {
    assertThat(facts.deserializer().deserialize("t", (byte[]) null)).isNull();
    assertThat(facts.serializer().serialize("t", null)).isNull();
  }

  @Test
  void shouldRefuseRecordWhenItIsGarbage() {
    byte[] good = facts.serializer().serialize("t", new Samples(5).fact());
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bad[WireFormat.HEADER_LENGTH + random.nextInt(good.length - WireFormat.HEADER_LENGTH)] =
            (byte) random.nextInt();
      }
      bad = Arrays.copyOf(bad, random.nextInt(bad.length + 1));
      try {
        facts.deserializer().deserialize("t", bad);
      } catch (SerializationException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(2_000);
  }

  @Test
  void shouldRefuseRecordWhenItHoldsAnotherType() {
    byte[] command = commands.serializer().serialize("t", new Samples(5).commandMessage());

    assertThatThrownBy(() -> facts.deserializer().deserialize("t", command))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldRefuseRecordWhenFramingIsWrong() {
    byte[] noMagic = {1, 0, 0, 0, 1, 0};
    byte[] negative = {0, -1, 0, 0, 1, 0};
    byte[] bare = {0, 0, 0, 0, (byte) registry.idOf("s", SchemaBuilder.builder().stringType())};

    assertThatThrownBy(() -> facts.deserializer().deserialize("t", noMagic))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("first byte is 1");
    assertThatThrownBy(() -> facts.deserializer().deserialize("t", negative))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> facts.deserializer().deserialize("t", bare))
        .isInstanceOf(SerializationException.class);
  }
}
