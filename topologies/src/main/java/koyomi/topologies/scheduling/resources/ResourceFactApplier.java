package koyomi.topologies.scheduling.resources;

import java.util.HashSet;
import java.util.Set;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body;
import koyomi.schemas.store.KeptResourceAnswer;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.StoredRows;
import koyomi.topologies.scheduling.resources.ResourceKeys.SlotRow;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Applies facts to the store of resources: the only one who writes what facts rebuild. */
public final class ResourceFactApplier {
  private static final byte[] EMPTY = {};

  private final KeyValueStore<Bytes, byte[]> store;

  /** Applies facts to this store. */
  public ResourceFactApplier(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Applies one fact. */
  public void apply(ResourceFact fact) {
    switch (fact.body()) {
      case Body.ResourceChanged changed ->
          StoredRows.put(
              store,
              ResourceKeys.resource(fact.resourceId()),
              StoreCodecs.RESOURCE.encode(changed.after()));
      case Body.ReservationChanged changed -> reservation(changed.before(), changed.after());
      case Body.Refused _ -> {}
    }
    Idempotency key = fact.idempotency();
    if (key != null) {
      KeptResourceAnswer kept =
          new KeptResourceAnswer(key.bodyHash(), fact.recordedAt(), answer(fact.body()));
      StoredRows.put(
          store,
          ResourceKeys.answer(key.scope(), key.key()),
          StoreCodecs.RESOURCE_ANSWER.encode(kept));
      StoredRows.put(
          store, ResourceKeys.answerTime(fact.recordedAt(), key.scope(), key.key()), EMPTY);
    }
  }

  /** Returns the answer that the last fact of a command tells of. */
  static ResourceAnswer answer(Body body) {
    return switch (body) {
      case Body.ResourceChanged changed -> new ResourceAnswer.OfResource(changed.after());
      case Body.ReservationChanged changed -> new ResourceAnswer.OfReservation(changed.after());
      case Body.Refused refused -> refused.refusal();
    };
  }

  private void reservation(@Nullable Reservation before, Reservation after) {
    String resource = after.resourceId();
    Set<Slot> now = new HashSet<>(after.slots());
    Set<Slot> then = before == null ? Set.of() : new HashSet<>(before.slots());
    if (before != null) {
      for (Slot slot : before.slots()) {
        if (slot.holds() && !now.contains(slot)) {
          StoredRows.delete(store, ResourceKeys.slot(resource, slot.span().start()));
          StoredRows.delete(store, ResourceKeys.timer(slot.dueBy(), resource, after.id()));
        }
      }
    }
    for (Slot slot : after.slots()) {
      if (slot.holds() && !then.contains(slot)) {
        SlotRow row = new SlotRow(slot.span().end(), after.id());
        StoredRows.put(store, ResourceKeys.slot(resource, slot.span().start()), row.encode());
        if (slot.awaitsCheckIn()) {
          StoredRows.put(store, ResourceKeys.timer(slot.dueBy(), resource, after.id()), EMPTY);
        }
      }
    }
    StoredRows.put(
        store,
        ResourceKeys.reservation(resource, after.id()),
        StoreCodecs.RESERVATION.encode(after));
    Bytes series = ResourceKeys.series(resource, after.id());
    if (after.isRecurring()
        && after.status() == Status.CONFIRMED
        && after.bookedUntil() < Long.MAX_VALUE) {
      StoredRows.put(store, series, EMPTY);
    } else if (before != null && before.isRecurring()) {
      StoredRows.delete(store, series);
    }
  }
}
