package koyomi.topologies.calendar.query;

import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where a partition's stores are.
 *
 * @param partition number of the partition
 * @param active the instance that writes it; null while nobody does (during a rebalance)
 * @param standbys instances with a copy
 * @param here whether this instance is the active one
 */
public record Placement(
    int partition, @Nullable HostInfo active, List<HostInfo> standbys, boolean here) {

  /** Copies the list. */
  public Placement {
    standbys = List.copyOf(standbys);
  }
}
