package koyomi.topologies.calendar.store;

import java.util.List;
import koyomi.schemas.message.MembershipChange;
import koyomi.topologies.calendar.busy.BusyChange;

/** The rows that follow from a command's facts, ready to be written. */
public final class PreparedWrites {
  private final StagedWrites writes;
  private final List<MembershipChange> elsewhere;
  private final List<BusyChange> times;

  PreparedWrites(StagedWrites writes, List<MembershipChange> elsewhere, List<BusyChange> times) {
    this.writes = writes;
    this.elsewhere = List.copyOf(elsewhere);
    this.times = List.copyOf(times);
  }

  /** Returns the changes of roles of users whose partition is another. */
  public List<MembershipChange> elsewhere() {
    return elsewhere;
  }

  /** Returns what changes in people's time, to be joined with what is there. */
  public List<BusyChange> times() {
    return times;
  }

  /** Writes the rows. */
  public void write() {
    writes.flush();
  }
}
