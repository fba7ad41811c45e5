package koyomi.topologies.calendar;

import koyomi.schemas.message.MembershipChange;
import koyomi.topologies.calendar.busy.BusyChange;
import koyomi.topologies.calendar.store.PreparedWrites;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes what follows from written rows to the nodes it belongs to. */
final class WrittenSinks {
  private WrittenSinks() {}

  /** Passes on whose time changed, and the roles of users of other partitions. */
  static void forward(
      ProcessorContext<String, Object> context, PreparedWrites writes, long timestamp) {
    writes.times().forEach(change -> join(context, change, timestamp));
    for (MembershipChange change : writes.elsewhere()) {
      context.forward(
          new Record<>(change.userId(), change, timestamp), CalendarTopology.TO_MEMBERSHIPS);
    }
  }

  /** Has a person's changed days joined with what else is on them. */
  static void join(ProcessorContext<String, Object> context, BusyChange change, long timestamp) {
    context.forward(
        new Record<>(change.person(), change, timestamp), CalendarTopology.JOIN_CONFLICTS);
  }
}
