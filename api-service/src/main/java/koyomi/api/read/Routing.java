package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import koyomi.topologies.calendar.query.CalendarReads;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.Consistency;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Takes each read of calendars to the instance that owns its key. */
public final class Routing extends ShardRouter<CalendarView> {
  /**
   * Takes reads to their owners.
   *
   * @param self where others reach this instance
   * @param timeout how long a read may take in all
   */
  public Routing(
      CalendarReads reads,
      Instances instances,
      HostInfo self,
      RebalanceSignal moved,
      Duration timeout) {
    super(reads, instances, self, moved, timeout);
  }

  @Override
  @Nullable Consistency required(HttpServletRequest request) {
    return ConsistencyHeader.of(request);
  }
}
