package koyomi.schemas.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import koyomi.devstack.EmbeddedKafka;
import koyomi.devstack.EmbeddedRegistry;
import koyomi.schemas.TopicSettings;
import koyomi.schemas.Topics;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import koyomi.schemas.samples.Registries;
import koyomi.schemas.samples.Samples;
import koyomi.schemas.tail.TailProbe;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One broker and one registry, from nothing to records read: each test goes on from the last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployTest {
  private static final TopicSettings FOUR = new TopicSettings(4, (short) 1);

  @TempDir static Path dir;
  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(dir.resolve("kafka"));
    registry = Registries.start(dir.resolve("registry"));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    admin
        .createTopics(
            List.of(
                new NewTopic(Topics.CALENDAR_REPLIES.name(), 4, (short) 1),
                new NewTopic(Topics.CALENDAR_MEMBERSHIPS.name(), 3, (short) 1)))
        .all()
        .get();
  }

  @AfterAll
  static void stop() {
    admin.close();
    registry.close();
    kafka.close();
  }

  @Test
  @Order(1)
  void shouldNameEachDifferenceWhenTopicsAreMissingOrDiffer() {
    assertThat(new TopicAdmin(admin, FOUR).verify())
        .contains(
            "calendar.commands: is missing",
            "calendar.events: is missing",
            "calendar.dead-letter: is missing",
            "calendar.memberships: has 3 partitions instead of 4",
            "calendar.replies: retention.ms is 604800000 instead of 3600000")
        .noneMatch(line -> line.startsWith("calendar.commands: retention"));
  }

  @Test
  @Order(2)
  void shouldSetConfigurationButNeverPartitionsWhenDeployed() throws Exception {
    Console console = new Console();

    assertThat(deploy(console)).isEqualTo(1);

    assertThat(console.err())
        .isEqualTo("calendar.memberships: has 3 partitions instead of 4" + System.lineSeparator());
    admin.deleteTopics(List.of(Topics.CALENDAR_MEMBERSHIPS.name())).all().get();
  }

  @Test
  @Order(3)
  void shouldChangeNothingWhenDeployedAgain() {
    Console first = new Console();
    Console second = new Console();

    assertThat(deploy(first)).isZero();
    assertThat(deploy(second)).isZero();

    assertThat(new TopicAdmin(admin, FOUR).verify()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out()).contains("calendar.events-value is schema ");
  }

  @Test
  @Order(4)
  void shouldShowRecordsAsJsonWhenTailed() throws ExecutionException, InterruptedException {
    CachingRegistry schemas = new CachingRegistry(RegistrySettings.of(registry.url()));
    byte[] fact =
        Topics.CALENDAR_EVENTS
            .valueSerde(schemas)
            .serializer()
            .serialize(Topics.CALENDAR_EVENTS.name(), new Samples(2).fact());
    String topic = Topics.CALENDAR_EVENTS.name();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 2, 1234L, utf8("cal"), fact)).get();
      ProducerRecord<byte[], byte[]> garbage =
          new ProducerRecord<>(topic, 2, 1235L, new byte[] {-1}, utf8("garbage"));
      garbage.headers().add("reason", utf8("bad"));
      producer.send(garbage).get();
    }
    Console console = new Console();

    TailProbe.untilEnd(topic, kafka.bootstrapServers(), registry.url(), console.outStream());

    List<JsonNode> lines = console.out().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines).hasSize(2);
    JsonNode shown = lines.getFirst();
    assertThat(shown.path("key").asString()).isEqualTo("cal");
    assertThat(shown.path("partition").asInt()).isEqualTo(2);
    assertThat(shown.path("timestamp").asString()).isEqualTo("1970-01-01T00:00:01.234Z");
    assertThat(shown.path("value").path("actor").asString())
        .isEqualTo(new Samples(2).fact().actor());
    assertThat(shown.path("value").path("recordedAt").asString())
        .isEqualTo(new Samples(2).fact().recordedAt().toString());
    JsonNode undecodable = lines.getLast();
    assertThat(undecodable.path("undecodable").asString()).contains("wire format");
    assertThat(undecodable.path("value").asString()).isEqualTo("Z2FyYmFnZQ==");
    assertThat(undecodable.path("headers").path("reason").asString()).isEqualTo("bad");
  }

  @Test
  @Order(5)
  void shouldExplainItselfWhenOptionsAreWrong() {
    Console console = new Console();

    assertThat(Deploy.run(new String[] {"--bootstrap"}, console.outStream(), console.errStream()))
        .isEqualTo(2);
    assertThat(console.err()).contains("--bootstrap").contains("usage: Deploy");
  }

  private static int deploy(Console console) {
    return Deploy.run(
        new String[] {
          "--bootstrap",
          kafka.bootstrapServers(),
          "--registry",
          registry.url(),
          "--partitions",
          Integer.toString(FOUR.partitions()),
          "--replication-factor",
          "1"
        },
        console.outStream(),
        console.errStream());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Console {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    PrintStream outStream() {
      return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    PrintStream errStream() {
      return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    String out() {
      return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }
}
