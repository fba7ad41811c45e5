package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.calendarDraft;
import static koyomi.topologies.calendar.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import koyomi.devstack.EmbeddedKafka;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.id.ShardKey;
import koyomi.schemas.ShardPartitioner;
import koyomi.schemas.Topics;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.registry.InMemoryRegistry;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.StreamsSettings;
import koyomi.topologies.ThreadReplacement;
import koyomi.topologies.calendar.CalendarTopology;
import koyomi.topologies.calendar.store.HistoryExpiry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on a real broker: what the test driver can't show. */
class CalendarReaderTest {
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ShardKey SHARD = ShardKey.ofCalendar(CALENDAR);

  @TempDir static Path directory;

  private static final InMemoryRegistry REGISTRY = new InMemoryRegistry();
  private static final Map<HostInfo, KafkaStreams> INSTANCES = new HashMap<>();
  private static EmbeddedKafka kafka;
  private static KafkaProducer<String, CommandMessage> commands;
  private static int sent;

  @BeforeAll
  static void startTwoInstances() throws Exception {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      List<NewTopic> topics =
          Topics.all().stream()
              .map(topic ->
                  new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(topic.configuration()))
              .toList();
      admin.createTopics(topics).all().get();
    }
    commands =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "partitioner.class",
                ShardPartitioner.class),
            Topics.CALENDAR_COMMANDS.keySerde().serializer(),
            Topics.CALENDAR_COMMANDS.valueSerde(REGISTRY).serializer());
    for (int i = 1; i <= 2; i++) {
      start(new HostInfo("localhost", i));
    }
    await(
        () -> INSTANCES.values().stream().allMatch(it -> it.state() == KafkaStreams.State.RUNNING));
    await(() -> reader(anyHost()).placementOf(SHARD).standbys().size() == 1);
  }

  private static void start(HostInfo host) {
    StreamsSettings settings =
        StreamsSettings.embedded(
            kafka.bootstrapServers(),
            "i" + host.port(),
            host,
            directory.resolve("i" + host.port()));
    GroupCommit commits = new GroupCommit();
    KafkaStreams streams =
        new KafkaStreams(
            CalendarTopology.build(REGISTRY, PARTITIONS, HistoryExpiry.DEFAULT_KEPT, commits),
            settings.toProperties(),
            commits);
    streams.setUncaughtExceptionHandler(new ThreadReplacement(InstantSource.system()));
    streams.start();
    INSTANCES.put(host, streams);
  }

  @AfterAll
  static void stop() {
    INSTANCES.values().forEach(it -> it.close(Duration.ofSeconds(10)));
    commands.close();
    kafka.close();
  }

  @Test
  void shouldSeeOwnWritesWhereverItIsReadAndWhoeverIsActive() throws Exception {
    Consistency created = send(new CalendarCommand.CreateCalendar(calendarDraft("Work", "UTC")));
    for (int i = 0; i < 20; i++) {
      Consistency token = send(create("e" + i));
      CalendarView view = reader(active()).open(SHARD, requirement(token, false));
      assertThat(view.event(CALENDAR, "e" + i)).isPresent();
    }
    HostInfo standby = reader(active()).placementOf(SHARD).standbys().getFirst();
    assertThatThrownBy(() -> reader(standby).open(SHARD, ReadRequirement.ACTIVE).calendar(CALENDAR))
        .isInstanceOf(NotHereException.class);
    Consistency last = send(create("last"));
    CalendarView copy = openPatiently(standby, requirement(last, true));
    assertThat(copy.event(CALENDAR, "last")).isPresent();
    assertThat(copy.memberships("alice")).containsExactly(new Membership(CALENDAR, Role.OWNER));
    Consistency future = new Consistency(last.partition(), last.offset() + 1000);
    assertThatThrownBy(() ->
            reader(active()).open(SHARD, new ReadRequirement(future, Duration.ofMillis(50), true)))
        .isInstanceOf(StaleException.class);

    HostInfo stopped = active();
    instance(stopped).close(Duration.ofSeconds(10));
    Consistency meanwhile = send(create("meanwhile"));
    CalendarView after = openPatiently(standby, requirement(meanwhile, false));
    assertThat(after.event(CALENDAR, "meanwhile")).isPresent();
    assertThat(after.events(after.calendar(CALENDAR).orElseThrow(), null, 100, null).items())
        .hasSizeGreaterThanOrEqualTo(22);
    assertThat(created.partition()).isEqualTo(meanwhile.partition());
  }

  @Test
  void shouldSetGarbageAsideAndGoOnWhenTopicHasIt() throws Exception {
    byte[] key = CALENDAR.getBytes(StandardCharsets.UTF_8);
    byte[] value = "garbage".getBytes(StandardCharsets.UTF_8);
    try (var raw =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var dead =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    kafka.bootstrapServers(),
                    "isolation.level",
                    "read_committed",
                    "auto.offset.reset",
                    "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      raw.send(
              new ProducerRecord<>(
                  Topics.CALENDAR_COMMANDS.name(), SHARD.partition(PARTITIONS), key, value))
          .get();
      dead.assign(
          dead.partitionsFor(Topics.CALENDAR_DEAD_LETTER.name()).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList());
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      await(() -> {
        dead.poll(Duration.ofMillis(200)).forEach(letters::add);
        return !letters.isEmpty();
      });
      assertThat(letters)
          .singleElement()
          .satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(key);
            assertThat(letter.value()).isEqualTo(value);
            assertThat(letter.headers().lastHeader("__streams.errors.exception")).isNotNull();
          });
    }
    Consistency token = send(create("after-garbage"));
    openPatiently(active(), requirement(token, false));
  }

  /** Asks again while the partition moves or its copy catches up, as the edge does. */
  private static CalendarView openPatiently(HostInfo host, ReadRequirement requirement) {
    CalendarView[] opened = new CalendarView[1];
    await(() -> {
      try {
        opened[0] = reader(host).open(SHARD, requirement);
        return true;
      } catch (ReadException _) {
        return false;
      }
    });
    return opened[0];
  }

  private static ReadRequirement requirement(Consistency token, boolean standby) {
    return new ReadRequirement(token, PATIENCE, standby);
  }

  private static CalendarCommand create(String id) {
    return new CalendarCommand.CreateEvent(
        id, draft("Event", at("2026-03-12T10:00:00", "UTC"), at("2026-03-12T11:00:00", "UTC")));
  }

  private static Consistency send(CalendarCommand command) throws Exception {
    CommandContext context =
        new CommandContext(
            "c" + ++sent,
            CALENDAR,
            "alice",
            null,
            new CommandContext.Precondition.None(),
            Instant.now());
    RecordMetadata place =
        commands
            .send(
                new ProducerRecord<>(
                    Topics.CALENDAR_COMMANDS.name(),
                    CALENDAR,
                    new CommandMessage(context, command, new ReplyTo("test", 0))))
            .get();
    return new Consistency(place.partition(), place.offset());
  }

  private static CalendarReader reader(HostInfo host) {
    return new CalendarReader(instance(host), PARTITIONS, host);
  }

  private static HostInfo anyHost() {
    return INSTANCES.entrySet().stream()
        .filter(it -> it.getValue().state().isRunningOrRebalancing())
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static KafkaStreams instance(HostInfo host) {
    return Objects.requireNonNull(INSTANCES.get(host));
  }

  private static HostInfo active() {
    Optional<HostInfo> active = liveActive();
    while (active.isEmpty()) {
      await(() -> liveActive().isPresent());
      active = liveActive();
    }
    return active.get();
  }

  private static Optional<HostInfo> liveActive() {
    return Optional.ofNullable(reader(anyHost()).placementOf(SHARD).active())
        .filter(host -> instance(host).state().isRunningOrRebalancing());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
