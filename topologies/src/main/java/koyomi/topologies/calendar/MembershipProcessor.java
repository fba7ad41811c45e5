package koyomi.topologies.calendar;

import koyomi.schemas.message.MembershipChange;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.MembershipWriter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps the roles that calendars of other partitions give to users of this one. */
final class MembershipProcessor extends ContextualProcessor<String, MembershipChange, Void, Void> {
  private @Nullable MembershipWriter memberships;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    memberships = new MembershipWriter(context.getStateStore(CalendarStores.MEMBERSHIPS));
  }

  @Override
  public void process(Record<String, MembershipChange> record) {
    MembershipWriter writer = memberships;
    if (writer == null) {
      throw new IllegalStateException("not initialised");
    }
    if (record.value() == null || !record.value().userId().equals(record.key())) {
      throw new UnfitRecordException("a change of membership under the key of another user");
    }
    writer.apply(record.value());
  }
}
