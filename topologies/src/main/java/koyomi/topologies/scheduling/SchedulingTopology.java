package koyomi.topologies.scheduling;

import static koyomi.schemas.Topics.RESERVATION_EVENTS;
import static koyomi.schemas.Topics.RESOURCE_COMMANDS;
import static koyomi.schemas.Topics.RESOURCE_REPLIES;
import static koyomi.schemas.Topics.SCHEDULING_MESSAGES;

import java.util.Optional;
import java.util.Set;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.schemas.Topic;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.ResourceReplyMessage;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.scheduling.resources.ResourceProcessor;
import koyomi.topologies.scheduling.resources.ResourceStores;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The application of the role {@code scheduling}.
 *
 * <pre>
 * resource.commands ──► decide_reservations ──► reservation.events
 *                              │      ├───────► resource.replies
 *                          resources  └───────► scheduling.messages: answers to events
 *
 * expansion.basis ──► keep_basis ──► global table, joined by decide_reservations
 * </pre>
 */
public final class SchedulingTopology {
  private static final String FROM_COMMANDS = "resource_commands";
  private static final String DECIDE = "decide_reservations";

  private SchedulingTopology() {}

  /**
   * Builds the topology.
   *
   * @param registry knows the schemas
   * @param partitions of every topic
   */
  public static Topology build(SchemaRegistry registry, int partitions) {
    Basis basis = new Basis();
    Topology topology = new Topology();
    topology.addSource(
        FROM_COMMANDS,
        RESOURCE_COMMANDS.keySerde().deserializer(),
        RESOURCE_COMMANDS.valueSerde(registry).deserializer(),
        RESOURCE_COMMANDS.name());
    topology.addProcessor(DECIDE, () -> new ResourceProcessor(partitions, basis), FROM_COMMANDS);
    topology.addStateStore(ResourceStores.resources(), DECIDE);
    addSink(
        topology,
        ResourceProcessor.TO_RESERVATION_EVENTS,
        RESERVATION_EVENTS,
        registry,
        byKey(RESERVATION_EVENTS));
    addSink(
        topology,
        ResourceProcessor.TO_REPLIES,
        RESOURCE_REPLIES,
        registry,
        SchedulingTopology::replyPartition);
    addSink(
        topology,
        ResourceProcessor.TO_MESSAGES,
        SCHEDULING_MESSAGES,
        registry,
        SchedulingTopology::recipientPartition);
    BasisStore.addTo(topology, registry);
    return topology;
  }

  private static <V> void addSink(
      Topology topology,
      String name,
      Topic<String, V> topic,
      SchemaRegistry registry,
      StreamPartitioner<String, V> partitioner) {
    topology.addSink(
        name,
        topic.name(),
        topic.keySerde().serializer(),
        topic.valueSerde(registry).serializer(),
        partitioner,
        DECIDE);
  }

  private static <V> StreamPartitioner<String, V> byKey(Topic<String, V> topic) {
    return (_, key, _, count) -> Optional.of(Set.of(topic.spread().partition(key, count)));
  }

  private static Optional<Set<Integer>> replyPartition(
      String topic, String key, ResourceReplyMessage reply, int count) {
    return Optional.of(Set.of(Math.floorMod(reply.partition(), count)));
  }

  private static Optional<Set<Integer>> recipientPartition(
      String topic, String key, SchedulingMessage message, int count) {
    return Optional.of(Set.of(message.shard().partition(count)));
  }
}
