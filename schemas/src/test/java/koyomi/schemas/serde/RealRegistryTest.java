package koyomi.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import koyomi.devstack.EmbeddedRegistry;
import koyomi.domain.calendar.CalendarFact;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import koyomi.schemas.admin.SchemaAdmin;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.ConfluentClient;
import koyomi.schemas.registry.IncompatibleSchemaException;
import koyomi.schemas.registry.RegistrySettings;
import koyomi.schemas.registry.RegistryUnavailableException;
import koyomi.schemas.registry.SchemaNotFoundException;
import koyomi.schemas.samples.Registries;
import koyomi.schemas.samples.Samples;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Against the very registry that the embedded default runs. */
class RealRegistryTest {
  private static final Topic<String, CalendarFact> TOPIC = Topics.CALENDAR_EVENTS;

  @TempDir static Path dir;
  private static EmbeddedRegistry registry;
  private static RegistrySettings settings;

  @BeforeAll
  static void startRegistry() {
    registry = Registries.start(dir);
    settings = RegistrySettings.of(registry.url());
    new SchemaAdmin(settings).register();
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  @Test
  void shouldBeReadableByAnybodyWhoKnowsTheWireFormatAndTheRegistry() throws Exception {
    CalendarFact fact = new Samples(7).fact();
    byte[] bytes = serialize(TOPIC.valueSerde(new CachingRegistry(settings)), fact);

    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    assertThat(buffer.get()).isZero();
    String schema = get("/schemas/ids/" + buffer.getInt());
    Schema writer = new Schema.Parser().parse(schema);
    GenericRecord record =
        (GenericRecord)
            new GenericDatumReader<>(writer)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));

    assertThat(record.get("calendarId")).hasToString(fact.calendarId());
    assertThat(record.get("actor")).hasToString(fact.actor());
    assertThat(record.get("sequence")).isEqualTo(fact.sequence());
    assertThat(writer.getField("actor").doc()).isNotBlank();
  }

  @Test
  void shouldGiveTheSameIdsWhenRegisteredAgain() {
    SchemaAdmin admin = new SchemaAdmin(settings);

    assertThat(admin.register())
        .isEqualTo(admin.register())
        .hasSize((int) Topics.all().stream().filter(topic -> topic.value() != null).count());
  }

  @Test
  void shouldRefuseSchemaWhenItIsIncompatible() {
    ConfluentClient client = new ConfluentClient(settings);
    Schema other =
        SchemaBuilder.record("CalendarFact").fields().requiredString("other").endRecord();

    assertThatThrownBy(() -> client.register(TOPIC.subject(), other))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  @Test
  void shouldNotRegisterWhenProducerFindsNoSchema() {
    AvroSerde<CalendarFact> serde =
        new AvroSerde<>(
            Objects.requireNonNull(TOPIC.value()), "nobody-value", new CachingRegistry(settings));

    assertThatThrownBy(serde::warmUp).isInstanceOf(SchemaNotFoundException.class);
    assertThatThrownBy(() -> serialize(serde, new Samples(1).fact()))
        .isInstanceOf(SchemaNotFoundException.class);
    assertThatThrownBy(() -> get("/subjects/nobody-value/versions")).hasMessageContaining("404");
  }

  @Test
  void shouldCondemnRecordWhenItsIdIsUnknown() {
    AvroSerde<CalendarFact> serde = TOPIC.valueSerde(new CachingRegistry(settings));
    byte[] bytes = ByteBuffer.allocate(20).put((byte) 0).putInt(2_000_000_000).array();

    assertThatThrownBy(() -> deserialize(serde, bytes)).isInstanceOf(SchemaNotFoundException.class);
  }

  @Test
  void shouldWorkOnWhenRegistryIsDownAndReadForeignRecordsWhenItIsBack() {
    CachingRegistry warm = new CachingRegistry(settings);
    Topics.warmUp(warm);
    AvroSerde<CalendarFact> serde = TOPIC.valueSerde(warm);
    AvroSerde<CalendarFact> cold = TOPIC.valueSerde(new CachingRegistry(settings));
    CalendarFact fact = new Samples(3).fact();
    byte[] bytes;

    registry.kill();
    try {
      bytes = serialize(serde, fact);
      assertThat(deserialize(serde, bytes)).isEqualTo(fact);
      assertThatThrownBy(() -> deserialize(cold, bytes))
          .isInstanceOf(RegistryUnavailableException.class);
    } finally {
      registry.restart();
    }

    assertThat(deserialize(cold, bytes)).isEqualTo(fact);
  }

  private static byte[] serialize(AvroSerde<CalendarFact> serde, CalendarFact fact) {
    return serde.serializer().serialize(TOPIC.name(), fact);
  }

  private static CalendarFact deserialize(AvroSerde<CalendarFact> serde, byte[] bytes) {
    return serde.deserializer().deserialize(TOPIC.name(), bytes);
  }

  private static String get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(registry.url() + path)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return JsonMapper.shared().readTree(answer.body()).path("schema").asString();
    }
  }
}
