package koyomi.topologies.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.decide.ClaimOutbox;
import koyomi.domain.event.Event;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Tells resources what the events of a task's calendars want of them. */
final class ClaimWriter {
  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;

  ClaimWriter(Function<String, KeyValueStore<Bytes, byte[]>> stores) {
    this.stores = stores;
  }

  /**
   * Returns what follows from the facts of a command; to be asked before anything is written.
   *
   * @param calendar as it is before
   */
  List<ResourceClaims> claims(@Nullable Calendar calendar, List<CalendarFact> facts) {
    return calendar == null
        ? List.of()
        : ClaimOutbox.of(calendar, facts, () -> events(calendar.id()));
  }

  private List<Event> events(String calendarId) {
    List<Event> events = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores
            .apply(CalendarStores.EVENTS)
            .range(StoreKeys.event(calendarId, ""), StoreKeys.eventsEnd(calendarId))) {
      while (rows.hasNext()) {
        if (StoreCodecs.EVENT.decode(rows.next().value) instanceof StoredEvent.Live live) {
          events.add(live.event());
        }
      }
    }
    return events;
  }

  /** Sends claims in the transaction of what caused them. */
  static void send(
      ProcessorContext<String, Object> context, List<ResourceClaims> claims, long timestamp) {
    for (ResourceClaims sent : claims) {
      ResourceContext from =
          new ResourceContext(
              sent.commandId(),
              sent.resourceId(),
              sent.actor(),
              false,
              null,
              new Precondition.None(),
              sent.sentAt());
      context.forward(
          new Record<>(
              sent.resourceId(),
              new ResourceCommandMessage(
                  from, new ResourceCommand.Claim(sent.claims()), ReplyTo.NOBODY),
              timestamp),
          CalendarTopology.TO_RESOURCES);
    }
  }
}
