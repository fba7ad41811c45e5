package koyomi.topologies.scheduling.query;

import static koyomi.topologies.scheduling.resources.ResourceStores.RESOURCES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.DecodedRows;
import koyomi.topologies.calendar.query.StoreQueries;
import koyomi.topologies.scheduling.resources.ResourceKeys;
import koyomi.topologies.scheduling.resources.TakenTimes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads of the resources of one partition. Use it for one request and drop it. */
public final class ResourceView {
  private final StoreQueries stores;
  private final DecodedRows<Resource> decoded;

  ResourceView(StoreQueries stores, DecodedRows<Resource> decoded) {
    this.stores = stores;
    this.decoded = decoded;
  }

  void requireHere() {
    var _ = stores.get(RESOURCES, ResourceKeys.resource(""));
  }

  /** Returns a resource that exists. */
  public Optional<Resource> resource(String resourceId) {
    Bytes key = ResourceKeys.resource(resourceId);
    byte[] row = stores.get(RESOURCES, key);
    return row == null
        ? Optional.empty()
        : Optional.of(decoded.of(key, row)).filter(resource -> resource.deletedAt() == null);
  }

  /** Returns the resources of this partition that exist, ordered by id. */
  public List<Resource> resources() {
    List<Resource> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stores.range(RESOURCES, ResourceKeys.resource(""), ResourceKeys.resourcesEnd())) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        Resource resource = decoded.of(row.key, row.value);
        if (resource.deletedAt() == null) {
          found.add(resource);
        }
      }
    }
    return found;
  }

  /** Returns a reservation, whatever became of it. */
  public Optional<Reservation> reservation(String resourceId, String reservationId) {
    byte[] row = stores.get(RESOURCES, ResourceKeys.reservation(resourceId, reservationId));
    return row == null ? Optional.empty() : Optional.of(StoreCodecs.RESERVATION.decode(row));
  }

  /** Returns the confirmed times of a resource that overlap a span, in order. */
  public List<TakenTimes.Taken> taken(String resourceId, Span span) {
    return TakenTimes.overlapping(
        resourceId, span, (from, to) -> stores.reverseRange(RESOURCES, from, to));
  }
}
