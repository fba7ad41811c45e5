package koyomi.topologies.calendar.people;

import java.util.Set;
import koyomi.domain.people.Profile;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.StoredRows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Writes the store of people: profiles and the directory that follows from them. */
public final class PeopleWriter {
  private static final byte[] EMPTY = {};

  private final KeyValueStore<Bytes, byte[]> store;

  /** Makes the writer of a task's store. */
  public PeopleWriter(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Returns the profile of a user, or null where the user was never seen. */
  public @Nullable Profile profile(String userId) {
    byte[] row = store.get(PeopleKeys.profile(userId));
    return row == null ? null : StoreCodecs.PROFILE.decode(row);
  }

  /** Writes a profile in the place of what it was before. */
  public void write(@Nullable Profile before, Profile after) {
    Set<Bytes> was = before == null ? Set.of() : PeopleKeys.directory(before);
    Set<Bytes> is = PeopleKeys.directory(after);
    was.stream().filter(key -> !is.contains(key)).forEach(store::delete);
    is.stream().filter(key -> !was.contains(key)).forEach(key -> StoredRows.put(store, key, EMPTY));
    StoredRows.put(store, PeopleKeys.profile(after.id()), StoreCodecs.PROFILE.encode(after));
  }
}
