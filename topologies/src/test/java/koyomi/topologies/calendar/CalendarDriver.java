package koyomi.topologies.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.event.Event;
import koyomi.domain.id.ShardKey;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;
import koyomi.domain.people.Profile;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.MembershipChange;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.ReplyMessage;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.registry.InMemoryRegistry;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.StreamsSettings;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.people.LayoutWishes;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.HistoryExpiry;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The calendar topology, or its replay, in a driver: commands in, answers, facts and rows out. */
public final class CalendarDriver implements AutoCloseable {
  /** When the first command comes. */
  public static final Instant BEGIN = Instant.parse("2026-03-10T12:00:00Z");

  /** A calendar of alice. */
  public static final String CALENDAR = ShardKey.ofUser("alice").text() + "aaaaaaaaaaaaaaaaaaaa";

  private static final String INSTANCE = "instance-1";

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final Path directory;
  private final TopologyTestDriver driver;
  private Instant now = BEGIN;
  private int commands;

  private CalendarDriver(boolean replay, int partitions) {
    this(registry ->
        replay
            ? CalendarReplayTopology.build(registry, partitions)
            : CalendarTopology.build(registry, partitions));
  }

  private CalendarDriver(Function<InMemoryRegistry, Topology> topology) {
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
    driver = new TopologyTestDriver(topology.apply(registry), properties, BEGIN);
  }

  /** Runs the topology where there is one partition. */
  public static CalendarDriver live() {
    return new CalendarDriver(false, 1);
  }

  /** Runs the topology as partition 0 of several. */
  public static CalendarDriver live(int partitions) {
    return new CalendarDriver(false, partitions);
  }

  /** Runs the topology with a calendar of alice in it. */
  public static CalendarDriver ofAlice(String zone) {
    CalendarDriver driver = live();
    driver.send("alice", new CalendarCommand.CreateCalendar(Drafts.calendarDraft("Work", zone)));
    return driver;
  }

  /**
   * Runs the topology where work in the background may deal with so many events at a time.
   *
   * @param events asked for each slice
   */
  public static CalendarDriver inSlices(IntSupplier events) {
    return new CalendarDriver(registry ->
        CalendarTopology.build(
            registry,
            () ->
                new CalendarCommandProcessor(
                    1,
                    HistoryExpiry.DEFAULT_KEPT,
                    new GroupCommit(),
                    new Basis(),
                    new LayoutWishes(),
                    () -> {
                      AtomicInteger left = new AtomicInteger(events.getAsInt());
                      return () -> left.decrementAndGet() > 0;
                    }),
            () -> new DeliveryProcessor(1, new GroupCommit(), new Basis()),
            () -> new PeopleProcessor(1, new GroupCommit(), new Basis(), new LayoutWishes())));
  }

  /** Runs the replay. */
  public static CalendarDriver replay() {
    return new CalendarDriver(true, 1);
  }

  /** Returns the time. */
  public Instant now() {
    return now;
  }

  /** Lets time pass, for the topology's clock as well. */
  public void passes(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** Sends a command on alice's calendar. */
  public Answer send(String actor, CalendarCommand command) {
    return send(CALENDAR, actor, command, null);
  }

  /** Sends a command and returns its answer. */
  public Answer send(
      String calendarId,
      String actor,
      CalendarCommand command,
      CommandContext.@Nullable Idempotency idempotency) {
    CommandContext context =
        new CommandContext(
            "c" + ++commands,
            calendarId,
            actor,
            idempotency,
            new CommandContext.Precondition.None(),
            now);
    sendTo(calendarId, new CommandMessage(context, command, new ReplyTo(INSTANCE, 0)));
    return replies().readValue().answer();
  }

  /** Sends a command concerning a person and returns its answer. */
  public PeopleAnswer people(String user, Introduction introduction, PeopleCommand command) {
    sendPeople(user, user, introduction, command);
    return out(Topics.PEOPLE_REPLIES).readValue().answer();
  }

  /** Sends a command concerning a person under a key, right or wrong. */
  public void sendPeople(
      String key, String user, Introduction introduction, PeopleCommand command) {
    PeopleContext context =
        new PeopleContext(
            "c" + ++commands, user, introduction, new CommandContext.Precondition.None(), now);
    in(Topics.PEOPLE_COMMANDS)
        .pipeInput(key, new PeopleCommandMessage(context, command, new ReplyTo(INSTANCE, 0)), now);
  }

  /** Returns the profiles that were written and not read yet. */
  public List<Profile> profiles() {
    return out(Topics.PEOPLE_PROFILES).readValuesToList();
  }

  /** Sends a message under a key, right or wrong. */
  public void sendTo(String key, CommandMessage message) {
    in(Topics.CALENDAR_COMMANDS).pipeInput(key, message, now);
  }

  /** Delivers a message between calendars under a key, right or wrong. */
  public void deliver(String key, SchedulingMessage message) {
    in(Topics.SCHEDULING_MESSAGES).pipeInput(key, message, now);
  }

  /** Returns what resources were sent and was not read yet, by their ids. */
  public List<KeyValue<String, ResourceCommandMessage>> claims() {
    return out(Topics.RESOURCE_COMMANDS).readKeyValuesToList();
  }

  /** Sends bytes that need not make sense. */
  public void sendRaw(byte[] key, byte[] value) {
    driver
        .createInputTopic(
            Topics.CALENDAR_COMMANDS.name(),
            Topics.CALENDAR_DEAD_LETTER.keySerde().serializer(),
            Topics.CALENDAR_DEAD_LETTER.keySerde().serializer())
        .pipeInput(key, value, now);
  }

  /** Applies a fact, in a replay. */
  public void apply(CalendarFact fact) {
    in(Topics.CALENDAR_EVENTS).pipeInput(fact.calendarId(), fact, fact.recordedAt());
  }

  /** Returns the replies that were not read yet. */
  public TestOutputTopic<String, ReplyMessage> replies() {
    return out(Topics.CALENDAR_REPLIES);
  }

  /** Returns the facts that were not read yet. */
  public List<CalendarFact> facts() {
    return out(Topics.CALENDAR_EVENTS).readValuesToList();
  }

  /** Returns what is to be sent by mail and was not read yet. */
  public List<KeyValue<String, InvitationMail>> mails() {
    return out(Topics.INVITATION_MAILS).readKeyValuesToList();
  }

  /** Returns what became of conflicts and was not read yet. */
  public List<ConflictChange> conflicts() {
    return out(Topics.SCHEDULING_CONFLICTS).readValuesToList();
  }

  /** Returns the changes of roles of other partitions' users that were not read yet. */
  public List<MembershipChange> membershipsElsewhere() {
    return out(Topics.CALENDAR_MEMBERSHIPS).readValuesToList();
  }

  /** Receives a change of a role from another partition. */
  public void membership(MembershipChange change) {
    in(Topics.CALENDAR_MEMBERSHIPS).pipeInput(change.userId(), change, now);
  }

  /** Returns the dead letters that were not read yet. */
  public TestOutputTopic<byte[], byte[]> deadLetters() {
    return driver.createOutputTopic(
        Topics.CALENDAR_DEAD_LETTER.name(),
        Topics.CALENDAR_DEAD_LETTER.keySerde().deserializer(),
        Topics.CALENDAR_DEAD_LETTER.keySerde().deserializer());
  }

  /** Takes a revision of the basis in. */
  public void basis(BasisRevision revision) {
    in(Topics.EXPANSION_BASIS).pipeInput(BasisRevision.key(revision.revision()), revision, now);
  }

  /** Returns the basis as a reader of the topology has it. */
  public BasisTable basis() {
    KeyValueStore<String, BasisRevision> revisions = driver.getKeyValueStore(BasisStore.NAME);
    return new BasisTable(new Basis(), revisions::get);
  }

  /** Returns how many records were dropped. */
  public double dropped() {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("dropped-records-total"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  private <K, V> TestInputTopic<K, V> in(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.keySerde().serializer(), topic.valueSerde(registry).serializer());
  }

  private <K, V> TestOutputTopic<K, V> out(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.keySerde().deserializer(), topic.valueSerde(registry).deserializer());
  }

  /** Returns a store. */
  public KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** Returns all rows that facts rebuild, in hexadecimal, by store and key. */
  public SortedMap<String, String> rows() {
    HexFormat hex = HexFormat.of();
    SortedMap<String, String> rows = new TreeMap<>();
    for (String name : CalendarStores.FROM_FACTS) {
      try (KeyValueIterator<Bytes, byte[]> all = store(name).all()) {
        all.forEachRemaining(
            row -> rows.put(name + " " + hex.formatHex(row.key.get()), hex.formatHex(row.value)));
      }
    }
    return rows;
  }

  /** Returns how much a store holds on disk, once what is in memory is written there. */
  public long bytesOnDisk(String name) throws IOException {
    store(name).commit(Map.of());
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file ->
              file.toString().contains("/" + name + "/") && file.toString().endsWith(".sst"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  /** Returns the calendar of an answer. */
  public static Calendar calendar(Answer answer) {
    return ((Answer.OfCalendar) answer).calendar();
  }

  /** Returns the event of an answer. */
  public static Event event(Answer answer) {
    return ((Answer.OfEvent) answer).event();
  }

  @Override
  public void close() {
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
