package koyomi.topologies.scheduling.resources;

import java.util.Map;
import koyomi.schemas.Topic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The one store of resources: one changelog takes part in a transaction, whatever it writes. */
public final class ResourceStores {
  /** Its name. */
  public static final String RESOURCES = "resources";

  private ResourceStores() {}

  /** Returns its builder. Interactive range queries don't look into a record cache: it has none. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> resources() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(RESOURCES), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(64 * 1024 * 1024),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(Topic.MAX_RECORD_BYTES)));
  }
}
