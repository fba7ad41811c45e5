package koyomi.topologies.calendar.basis;

import static koyomi.schemas.Topics.EXPANSION_BASIS;

import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.registry.SchemaRegistry;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The global table. It is kept in memory only and read anew at each start: a global store that a
 * crash left corrupt under exactly-once is never wiped (KAFKA-21034).
 */
public final class BasisStore {
  /** The store's name: revision → what it changes. */
  public static final String NAME = "expansion-basis";

  private BasisStore() {}

  /** Adds the global table to a topology; every processor may read it. */
  public static void addTo(Topology topology, SchemaRegistry registry) {
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(NAME),
                EXPANSION_BASIS.keySerde(),
                EXPANSION_BASIS.valueSerde(registry))
            .withLoggingDisabled(),
        "expansion_basis",
        EXPANSION_BASIS.keySerde().deserializer(),
        EXPANSION_BASIS.valueSerde(registry).deserializer(),
        EXPANSION_BASIS.name(),
        "keep_basis",
        Keeper::new);
  }

  /** Keeps the first record of each revision: a revision is never edited. */
  private static final class Keeper extends ContextualProcessor<String, BasisRevision, Void, Void> {
    private @Nullable KeyValueStore<String, BasisRevision> revisions;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      revisions = context.getStateStore(NAME);
    }

    @Override
    public void process(Record<String, BasisRevision> record) {
      KeyValueStore<String, BasisRevision> store = revisions;
      if (store == null) {
        throw new IllegalStateException("not initialised");
      }
      store.putIfAbsent(BasisRevision.key(record.value().revision()), record.value());
    }
  }
}
