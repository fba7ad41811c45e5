package koyomi.topologies.calendar.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import koyomi.schemas.Topic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores' names, and how they are made. Keys and values are bytes: see {@link StoreKeys}. */
public final class CalendarStores {
  /** Calendars by id. */
  public static final String CALENDARS = "calendars";

  /** Events and tombstones by calendar and event id. */
  public static final String EVENTS = "events";

  /** Occurrences by calendar, month and event. */
  public static final String OCCURRENCES = "occurrences";

  /** The last change of each event, by calendar and sequence. */
  public static final String CHANGES = "changes";

  /** Answers owed again, by scope and key, and by time. */
  public static final String IDEMPOTENCY = "idempotency";

  /** Roles by user and calendar. */
  public static final String MEMBERSHIPS = "memberships";

  /** Every version of every event, by calendar, event and version; see {@link HistoryWriter}. */
  public static final String HISTORY = "history";

  /**
   * Calendars of the copies that don't lie in home calendars, by user and the organiser's event.
   */
  public static final String COPIES = "copies";

  /** When people are busy, by user and day; see {@link BusyWriter}. */
  public static final String BUSY = "busy";

  /** Profiles and the directory: see {@code PeopleKeys}; the topic of profiles rebuilds it. */
  public static final String PEOPLE = "people";

  /** Deletions and returns of calendars that the invited are being told of, by calendar. */
  public static final String ANNOUNCEMENTS = "announcements";

  /** Offset of the last command applied, by partition. */
  public static final String APPLIED = "applied";

  /** The stores that facts rebuild. */
  public static final List<String> FROM_FACTS =
      List.of(
          CALENDARS, EVENTS, OCCURRENCES, CHANGES, IDEMPOTENCY, MEMBERSHIPS, HISTORY, COPIES, BUSY);

  /** The stores that views look at, of active tasks and of standbys. */
  public static final Set<String> READ = read();

  // Small segments are compacted sooner, so that a restore reads less that is out of date.
  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG,
          Integer.toString(64 * 1024 * 1024),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.3",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(Topic.MAX_RECORD_BYTES));

  private CalendarStores() {}

  private static Set<String> read() {
    Set<String> stores = new TreeSet<>(FROM_FACTS);
    stores.add(PEOPLE);
    stores.add(APPLIED);
    return Collections.unmodifiableSet(stores);
  }

  /** Returns the builder of a store that facts rebuild. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> fromFacts(String name) {
    // Each change of an event rewrites its calendar's row, and only the last one before a commit
    // has
    // to reach the changelog; it is read by key alone. Range queries don't look into the record
    // cache.
    return name.equals(CALENDARS)
        ? builder(name).withCachingEnabled()
        : builder(name).withCachingDisabled();
  }

  /** Returns the builder of the store of people. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> people() {
    return builder(PEOPLE).withCachingDisabled();
  }

  /** Returns the builder of the store of announcements. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> announcements() {
    return builder(ANNOUNCEMENTS).withCachingDisabled();
  }

  /**
   * Returns the builder of the store of positions. It is cached: each command writes it, and only
   * the last position before a commit has to reach the changelog.
   */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> applied() {
    return builder(APPLIED).withCachingEnabled();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(CHANGELOG);
  }
}
