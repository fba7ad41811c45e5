package koyomi.topologies.scheduling.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceDraft;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceField;
import koyomi.schemas.Topics;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.message.ResourceReplyMessage;
import koyomi.schemas.registry.InMemoryRegistry;
import koyomi.topologies.StreamsSettings;
import koyomi.topologies.scheduling.SchedulingTopology;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueStore;

/** The scheduling topology in a driver: commands to a room in, answers and facts out. */
final class ResourceDriver implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  static final String ROOM = "r-aaaaaaaaaaaaaaaaaaaaaaaaaa";

  private static final String INSTANCE = "instance-1";
  private static final String CHANGELOG =
      StreamsSettings.CALENDAR_APPLICATION + "-" + ResourceStores.RESOURCES + "-changelog";

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final Path directory;
  private final TopologyTestDriver driver;
  private final Map<Bytes, byte[]> changelog = new LinkedHashMap<>();
  private final TestOutputTopic<Bytes, byte[]> changes;
  private Instant now;
  private int commands;
  private boolean closed;

  private ResourceDriver(Instant begin) {
    now = begin;
    try {
      directory = Files.createTempDirectory("koyomi-topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties properties =
        StreamsSettings.embedded("unused:9092", INSTANCE, new HostInfo("localhost", 1), directory)
            .toProperties();
    // The driver forgets what is sent in a transaction while no record is processed.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(SchedulingTopology.build(registry, 1), properties, begin);
    changes =
        driver.createOutputTopic(CHANGELOG, new BytesDeserializer(), new ByteArrayDeserializer());
  }

  /** Runs the topology with a room in it. */
  static ResourceDriver withRoom() {
    ResourceDriver driver = new ResourceDriver(BEGIN);
    driver.send(
        new ResourceCommand.Create(
            new ResourceDraft(
                Set.of(ResourceField.NAME, ResourceField.TYPE),
                "Fuji",
                Resource.Type.ROOM,
                null,
                null,
                null,
                null,
                null)));
    driver.facts();
    return driver;
  }

  /** Ends this run, and goes on so much later with what its changelog has. */
  ResourceDriver restartedAfter(Duration pause) {
    Map<Bytes, byte[]> kept = changelog();
    Instant later = now.plus(pause);
    close();
    ResourceDriver next = new ResourceDriver(later);
    KeyValueStore<Bytes, byte[]> store = next.store();
    kept.forEach(store::put);
    next.commands = commands;
    return next;
  }

  private Map<Bytes, byte[]> changelog() {
    changes
        .readRecordsToList()
        .forEach(record -> {
          if (record.getValue() == null) {
            changelog.remove(record.getKey());
          } else {
            changelog.put(record.getKey(), record.getValue());
          }
        });
    return changelog;
  }

  KeyValueStore<Bytes, byte[]> store() {
    return driver.getKeyValueStore(ResourceStores.RESOURCES);
  }

  Instant now() {
    return now;
  }

  /** Lets time pass, for the topology's clock as well. */
  void passes(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** Sends a command of an administrator to the room. */
  ResourceAnswer send(ResourceCommand command) {
    pipe(command, new ReplyTo(INSTANCE, 0));
    return replies().readValue().answer();
  }

  /** Sends what events want; tells whether anybody got an answer, which nobody waits for. */
  boolean claim(EventClaim... claims) {
    pipe(new ResourceCommand.Claim(List.of(claims)), ReplyTo.NOBODY);
    return !replies().isEmpty();
  }

  private void pipe(ResourceCommand command, ReplyTo replyTo) {
    ResourceContext context =
        new ResourceContext(
            "c" + ++commands, ROOM, "ann", true, null, new CommandContext.Precondition.None(), now);
    driver
        .createInputTopic(
            Topics.RESOURCE_COMMANDS.name(),
            Topics.RESOURCE_COMMANDS.keySerde().serializer(),
            Topics.RESOURCE_COMMANDS.valueSerde(registry).serializer())
        .pipeInput(ROOM, new ResourceCommandMessage(context, command, replyTo), now);
  }

  private TestOutputTopic<String, ResourceReplyMessage> replies() {
    return driver.createOutputTopic(
        Topics.RESOURCE_REPLIES.name(),
        Topics.RESOURCE_REPLIES.keySerde().deserializer(),
        Topics.RESOURCE_REPLIES.valueSerde(registry).deserializer());
  }

  /** Takes a revision of the basis in. */
  void basis(BasisRevision revision) {
    driver
        .createInputTopic(
            Topics.EXPANSION_BASIS.name(),
            Topics.EXPANSION_BASIS.keySerde().serializer(),
            Topics.EXPANSION_BASIS.valueSerde(registry).serializer())
        .pipeInput(BasisRevision.key(revision.revision()), revision, now);
  }

  /** Returns what calendars were told and was not read yet. */
  List<SchedulingMessage> messages() {
    return driver
        .createOutputTopic(
            Topics.SCHEDULING_MESSAGES.name(),
            Topics.SCHEDULING_MESSAGES.keySerde().deserializer(),
            Topics.SCHEDULING_MESSAGES.valueSerde(registry).deserializer())
        .readValuesToList();
  }

  /** Returns the facts that were not read yet. */
  List<ResourceFact> facts() {
    return driver
        .createOutputTopic(
            Topics.RESERVATION_EVENTS.name(),
            Topics.RESERVATION_EVENTS.keySerde().deserializer(),
            Topics.RESERVATION_EVENTS.valueSerde(registry).deserializer())
        .readValuesToList();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    driver.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
