package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.MEMBERSHIPS;

import koyomi.schemas.message.MembershipChange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Writes the roles of this partition's users that calendars of other partitions give. */
public final class MembershipWriter {
  private final KeyValueStore<Bytes, byte[]> memberships;

  /** Makes the writer of a task's store. */
  public MembershipWriter(KeyValueStore<Bytes, byte[]> memberships) {
    this.memberships = memberships;
  }

  /** Applies a change, unless a newer version of the calendar has given the role already. */
  public void apply(MembershipChange change) {
    StagedWrites writes = new StagedWrites(_ -> memberships);
    apply(writes, change);
    writes.flush();
  }

  static void apply(StagedWrites writes, MembershipChange change) {
    Bytes key = StoreKeys.membership(change.userId(), change.calendarId());
    byte[] stored = writes.get(MEMBERSHIPS, key);
    if (stored != null
        && MembershipRow.decode(stored).calendarVersion() > change.calendarVersion()) {
      return;
    }
    if (change.role() == null) {
      writes.delete(MEMBERSHIPS, key);
    } else {
      writes.put(
          MEMBERSHIPS, key, new MembershipRow(change.role(), change.calendarVersion()).encode());
    }
  }
}
