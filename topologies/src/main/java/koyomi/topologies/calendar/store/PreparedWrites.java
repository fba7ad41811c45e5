package koyomi.topologies.calendar.store;

import java.util.List;
import koyomi.schemas.message.MembershipChange;

/** The rows that follow from a command's facts, ready to be written. */
public final class PreparedWrites {
  private final StagedWrites writes;
  private final List<MembershipChange> elsewhere;

  PreparedWrites(StagedWrites writes, List<MembershipChange> elsewhere) {
    this.writes = writes;
    this.elsewhere = List.copyOf(elsewhere);
  }

  /** Returns the changes of roles of users whose partition is another. */
  public List<MembershipChange> elsewhere() {
    return elsewhere;
  }

  /** Writes the rows. */
  public void write() {
    writes.flush();
  }
}
