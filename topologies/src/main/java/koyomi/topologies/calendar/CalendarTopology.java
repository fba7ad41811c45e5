package koyomi.topologies.calendar;

import static koyomi.schemas.Topics.CALENDAR_COMMANDS;
import static koyomi.schemas.Topics.CALENDAR_EVENTS;
import static koyomi.schemas.Topics.CALENDAR_MEMBERSHIPS;
import static koyomi.schemas.Topics.CALENDAR_REPLIES;
import static koyomi.schemas.Topics.INVITATION_MAILS;
import static koyomi.schemas.Topics.PEOPLE_COMMANDS;
import static koyomi.schemas.Topics.PEOPLE_PROFILES;
import static koyomi.schemas.Topics.PEOPLE_REPLIES;
import static koyomi.schemas.Topics.RESOURCE_COMMANDS;
import static koyomi.schemas.Topics.SCHEDULING_CONFLICTS;
import static koyomi.schemas.Topics.SCHEDULING_MESSAGES;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.schemas.Topic;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.PeopleReplyMessage;
import koyomi.schemas.message.ReplyMessage;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.people.LayoutWishes;
import koyomi.topologies.calendar.query.TaskStores;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.HistoryExpiry;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The write path: commands are decided by one writer a calendar, become facts, rows and replies.
 *
 * <pre>
 * calendar.commands ──► decide_commands ──► calendar.events
 *                         │   │   └───────► calendar.replies
 *                      stores └───────────► calendar.memberships ──┐
 *                       │ │   ├───────────► scheduling.messages    │
 *                       │ │   ├───────────► resource.commands      │
 *                       │ │   └───────────► invitation.mails       │
 *                       │ apply_memberships ◄──────────────────────┘
 *                       │
 * scheduling.messages ──► deliver_messages ──► calendar.events, calendar.memberships,
 *                                              scheduling.messages, invitation.mails
 *
 * people.commands ────► decide_people ────► people.profiles, people.replies
 *                         │   └───────────► calendar.events: home calendars; resource.commands
 *                      the same stores
 *
 * decide_commands, deliver_messages, decide_people ──► join_conflicts ──► scheduling.conflicts
 *
 * expansion.basis ──► keep_basis ──► global table, joined by decide_commands
 * </pre>
 */
public final class CalendarTopology {
  static final String DECIDE = "decide_commands";
  static final String DELIVER = "deliver_messages";
  static final String TO_EVENTS = "calendar_events";
  static final String TO_REPLIES = "calendar_replies";
  static final String TO_MEMBERSHIPS = "calendar_memberships";

  static final String TO_RESOURCES = "claims_to_resources";

  /** Joins changes of people's time with the rest of it. */
  static final String JOIN_CONFLICTS = "join_conflicts";

  private static final String FROM_COMMANDS = "calendar_commands";
  private static final String FROM_MESSAGES = "scheduling_messages";
  private static final String FROM_MEMBERSHIPS = "memberships_of_other_partitions";
  private static final String APPLY_MEMBERSHIPS = "apply_memberships";
  private static final String FROM_PEOPLE = "people_commands";
  private static final String DECIDE_PEOPLE = "decide_people";
  private static final String TO_CONFLICTS = "scheduling_conflicts";

  private CalendarTopology() {}

  /**
   * Builds the topology, with the default retention of history.
   *
   * @param registry knows the schemas
   * @param partitions of every calendar topic
   */
  public static Topology build(SchemaRegistry registry, int partitions) {
    return build(registry, partitions, HistoryExpiry.DEFAULT_KEPT, new GroupCommit());
  }

  /**
   * Builds the topology.
   *
   * @param registry knows the schemas
   * @param partitions of every calendar topic
   * @param historyKept how long versions of events are kept
   * @param commits hears of what was processed; the clients' supplier of the same application
   */
  public static Topology build(
      SchemaRegistry registry, int partitions, Duration historyKept, GroupCommit commits) {
    Basis basis = new Basis();
    LayoutWishes layouts = new LayoutWishes();
    return build(
        registry,
        () -> new CalendarCommandProcessor(partitions, historyKept, commits, basis, layouts),
        () -> new DeliveryProcessor(partitions, commits, basis),
        () -> new PeopleProcessor(partitions, commits, basis, layouts));
  }

  static Topology build(
      SchemaRegistry registry,
      ProcessorSupplier<String, CommandMessage, String, Object> decide,
      ProcessorSupplier<String, SchedulingMessage, String, Object> deliver,
      ProcessorSupplier<String, PeopleCommandMessage, String, Object> decidePeople) {
    Topology topology = new Topology();
    topology.addSource(
        FROM_COMMANDS,
        CALENDAR_COMMANDS.keySerde().deserializer(),
        CALENDAR_COMMANDS.valueSerde(registry).deserializer(),
        CALENDAR_COMMANDS.name());
    topology.addProcessor(DECIDE, decide, FROM_COMMANDS);
    topology.addSource(
        FROM_MESSAGES,
        SCHEDULING_MESSAGES.keySerde().deserializer(),
        SCHEDULING_MESSAGES.valueSerde(registry).deserializer(),
        SCHEDULING_MESSAGES.name());
    topology.addProcessor(DELIVER, deliver, FROM_MESSAGES);
    topology.addSource(
        FROM_MEMBERSHIPS,
        CALENDAR_MEMBERSHIPS.keySerde().deserializer(),
        CALENDAR_MEMBERSHIPS.valueSerde(registry).deserializer(),
        CALENDAR_MEMBERSHIPS.name());
    topology.addProcessor(APPLY_MEMBERSHIPS, MembershipProcessor::new, FROM_MEMBERSHIPS);
    topology.addSource(
        FROM_PEOPLE,
        PEOPLE_COMMANDS.keySerde().deserializer(),
        PEOPLE_COMMANDS.valueSerde(registry).deserializer(),
        PEOPLE_COMMANDS.name());
    topology.addProcessor(DECIDE_PEOPLE, decidePeople, FROM_PEOPLE);
    topology.addProcessor(
        JOIN_CONFLICTS, ConflictJoinProcessor::new, DECIDE, DELIVER, DECIDE_PEOPLE);

    for (String store : CalendarStores.FROM_FACTS) {
      topology.addStateStore(CalendarStores.fromFacts(store), DECIDE, DELIVER, DECIDE_PEOPLE);
    }
    topology.addStateStore(CalendarStores.people(), DECIDE, DELIVER, DECIDE_PEOPLE);
    topology.addStateStore(CalendarStores.applied(), DECIDE);
    topology.addStateStore(CalendarStores.announcements(), DECIDE, DELIVER);
    topology.addStateStore(TaskStores.builder(), DECIDE);
    topology.connectProcessorAndStateStores(APPLY_MEMBERSHIPS, CalendarStores.MEMBERSHIPS);
    topology.connectProcessorAndStateStores(
        JOIN_CONFLICTS, CalendarStores.BUSY, CalendarStores.PEOPLE);

    addSink(
        topology,
        TO_EVENTS,
        CALENDAR_EVENTS,
        registry,
        byKey(CALENDAR_EVENTS),
        DECIDE,
        DELIVER,
        DECIDE_PEOPLE);
    addSink(
        topology,
        TO_REPLIES,
        CALENDAR_REPLIES,
        registry,
        replyPartition(ReplyMessage::partition),
        DECIDE);
    addSink(
        topology,
        TO_MEMBERSHIPS,
        CALENDAR_MEMBERSHIPS,
        registry,
        byKey(CALENDAR_MEMBERSHIPS),
        DECIDE,
        DELIVER);
    addSink(
        topology,
        PeopleProcessor.TO_PROFILES,
        PEOPLE_PROFILES,
        registry,
        byKey(PEOPLE_PROFILES),
        DECIDE_PEOPLE);
    addSink(
        topology,
        PeopleProcessor.TO_REPLIES,
        PEOPLE_REPLIES,
        registry,
        replyPartition(PeopleReplyMessage::partition),
        DECIDE_PEOPLE);
    addSink(
        topology,
        OutgoingSinks.TO_MESSAGES,
        SCHEDULING_MESSAGES,
        registry,
        CalendarTopology::recipientPartition,
        DECIDE,
        DELIVER);
    addSink(
        topology,
        OutgoingSinks.TO_MAILS,
        INVITATION_MAILS,
        registry,
        byKey(INVITATION_MAILS),
        DECIDE,
        DELIVER);
    addSink(
        topology,
        TO_RESOURCES,
        RESOURCE_COMMANDS,
        registry,
        byKey(RESOURCE_COMMANDS),
        DECIDE,
        DECIDE_PEOPLE);
    addSink(
        topology,
        TO_CONFLICTS,
        SCHEDULING_CONFLICTS,
        registry,
        byKey(SCHEDULING_CONFLICTS),
        JOIN_CONFLICTS);
    BasisStore.addTo(topology, registry);
    return topology;
  }

  private static <V> void addSink(
      Topology topology,
      String name,
      Topic<String, V> topic,
      SchemaRegistry registry,
      StreamPartitioner<String, V> partitioner,
      String... parents) {
    topology.addSink(
        name,
        topic.name(),
        topic.keySerde().serializer(),
        topic.valueSerde(registry).serializer(),
        partitioner,
        parents);
  }

  /** Places records as the catalogue says. */
  static <V> StreamPartitioner<String, V> byKey(Topic<String, V> topic) {
    return (_, key, _, count) -> Optional.of(Set.of(topic.spread().partition(key, count)));
  }

  private static <V> StreamPartitioner<String, V> replyPartition(ToIntFunction<V> named) {
    return (_, _, reply, count) ->
        Optional.of(Set.of(Math.floorMod(named.applyAsInt(reply), count)));
  }

  private static Optional<Set<Integer>> recipientPartition(
      String topic, String key, SchedulingMessage message, int count) {
    return Optional.of(Set.of(message.shard().partition(count)));
  }
}
