package koyomi.topologies.calendar;

import static koyomi.schemas.Topics.CALENDAR_EVENTS;
import static koyomi.schemas.Topics.CALENDAR_MEMBERSHIPS;

import java.util.List;
import koyomi.domain.calendar.CalendarFact;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.MembershipChange;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.CalendarStores;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds every store of {@link CalendarTopology} but the positions from {@code calendar.events}.
 * Roles of users of other partitions travel by a topic of its own, so that old ones never show up
 * in the live topology.
 */
public final class CalendarReplayTopology {
  private CalendarReplayTopology() {}

  /**
   * Builds the topology.
   *
   * @param registry knows the schemas
   * @param partitions of every calendar topic
   */
  public static Topology build(SchemaRegistry registry, int partitions) {
    StreamsBuilder builder = new StreamsBuilder();
    for (String store : CalendarStores.FROM_FACTS) {
      builder.addStateStore(CalendarStores.fromFacts(store));
    }
    KStream<String, CalendarFact> facts =
        builder.stream(
            CALENDAR_EVENTS.name(),
            Consumed.with(CALENDAR_EVENTS.keySerde(), CALENDAR_EVENTS.valueSerde(registry))
                .withName("calendar_events"));
    Basis basis = new Basis();
    facts
        .process(
            () -> new FactProcessor(partitions, basis),
            Named.as("apply_facts"),
            CalendarStores.FROM_FACTS.toArray(String[]::new))
        .repartition(
            Repartitioned.<String, MembershipChange>as("memberships")
                .withKeySerde(CALENDAR_MEMBERSHIPS.keySerde())
                .withValueSerde(CALENDAR_MEMBERSHIPS.valueSerde(registry))
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(CalendarTopology.byKey(CALENDAR_MEMBERSHIPS)))
        .process(
            MembershipProcessor::new, Named.as("apply_memberships"), CalendarStores.MEMBERSHIPS);
    Topology topology = builder.build();
    BasisStore.addTo(topology, registry);
    return topology;
  }

  /** Applies facts as the live topology does. */
  private static final class FactProcessor
      extends ContextualProcessor<String, CalendarFact, String, MembershipChange> {
    private final int partitions;
    private final Basis basis;
    private @Nullable CalendarFactApplier applier;

    FactProcessor(int partitions, Basis basis) {
      this.partitions = partitions;
      this.basis = basis;
    }

    @Override
    public void init(ProcessorContext<String, MembershipChange> context) {
      super.init(context);
      KeyValueStore<String, BasisRevision> revisions = context.getStateStore(BasisStore.NAME);
      applier =
          new CalendarFactApplier(
              context::getStateStore,
              context.taskId().partition(),
              partitions,
              new BasisTable(basis, revisions::get));
    }

    @Override
    public void process(Record<String, CalendarFact> record) {
      CalendarFactApplier facts = applier;
      if (facts == null) {
        throw new IllegalStateException("not initialised");
      }
      var writes = facts.prepare(List.of(record.value()));
      writes.write();
      for (MembershipChange change : writes.elsewhere()) {
        context().forward(new Record<>(change.userId(), change, record.timestamp()));
      }
    }
  }
}
