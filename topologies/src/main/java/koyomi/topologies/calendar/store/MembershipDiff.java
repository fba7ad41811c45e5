package koyomi.topologies.calendar.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.id.ShardKey;
import koyomi.schemas.message.MembershipChange;
import org.jspecify.annotations.Nullable;

/** Works out whose roles a change of a calendar gives or takes. A deleted calendar gives none. */
final class MembershipDiff {
  private final StagedWrites writes;
  private final int partition;
  private final int partitions;
  private final List<MembershipChange> elsewhere = new ArrayList<>();

  MembershipDiff(StagedWrites writes, int partition, int partitions) {
    this.writes = writes;
    this.partition = partition;
    this.partitions = partitions;
  }

  /** Returns the changes for users whose partition is another. */
  List<MembershipChange> elsewhere() {
    return elsewhere;
  }

  void change(@Nullable Calendar before, Calendar after) {
    Map<String, Role> had = roles(before);
    Map<String, Role> has = roles(after);
    TreeSet<String> users = new TreeSet<>(had.keySet());
    users.addAll(has.keySet());
    for (String user : users) {
      Role role = has.get(user);
      if (role != had.get(user)) {
        MembershipChange change = new MembershipChange(user, after.id(), role, after.version());
        if (ShardKey.ofUser(user).partition(partitions) == partition) {
          MembershipWriter.apply(writes, change);
        } else {
          elsewhere.add(change);
        }
      }
    }
  }

  private static Map<String, Role> roles(@Nullable Calendar calendar) {
    return calendar == null || calendar.isDeleted() ? new TreeMap<>() : calendar.acl();
  }
}
