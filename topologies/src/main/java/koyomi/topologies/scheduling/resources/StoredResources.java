package koyomi.topologies.scheduling.resources;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer.Conflict;
import koyomi.domain.resource.ResourceState;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What one decision sees of the store: one resource. Each reservation is decoded once, however many
 * of its times are in the way.
 */
final class StoredResources implements ResourceState {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String resourceId;
  private final Map<String, Reservation> decoded = new HashMap<>();

  StoredResources(KeyValueStore<Bytes, byte[]> store, String resourceId) {
    this.store = store;
    this.resourceId = resourceId;
  }

  @Override
  public @Nullable Resource resource() {
    byte[] row = store.get(ResourceKeys.resource(resourceId));
    return row == null ? null : StoreCodecs.RESOURCE.decode(row);
  }

  @Override
  public @Nullable Reservation reservation(String reservationId) {
    Reservation known = decoded.get(reservationId);
    if (known == null) {
      byte[] row = store.get(ResourceKeys.reservation(resourceId, reservationId));
      if (row != null) {
        known = StoreCodecs.RESERVATION.decode(row);
        decoded.put(reservationId, known);
      }
    }
    return known;
  }

  @Override
  public List<Conflict> taken(Span span) {
    return times(span).stream()
        .map(taken ->
            new Conflict(
                taken.reservationId(), known(taken.reservationId()).userId(), taken.span()))
        .toList();
  }

  @Override
  public List<Reservation> holdingAfter(long epochSecond) {
    Set<String> ids = new LinkedHashSet<>();
    times(new Span(epochSecond, Long.MAX_VALUE)).forEach(taken -> ids.add(taken.reservationId()));
    return ids.stream().map(this::known).toList();
  }

  /**
   * Returns the reservations that other rules of zones may move: those with times to come, and the
   * series that are carried on.
   */
  List<Reservation> mayShift(Instant now) {
    Map<String, Reservation> found = new LinkedHashMap<>();
    holdingAfter(now.getEpochSecond()).forEach(each -> found.put(each.id(), each));
    try (KeyValueIterator<Bytes, byte[]> marks =
        store.range(ResourceKeys.seriesBegin(resourceId), ResourceKeys.seriesEnd(resourceId))) {
      while (marks.hasNext()) {
        byte[] row = store.get(ResourceKeys.reservationOfSeries(marks.next().key));
        if (row != null) {
          Reservation series = StoreCodecs.RESERVATION.decode(row);
          found.putIfAbsent(series.id(), series);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private List<TakenTimes.Taken> times(Span span) {
    return TakenTimes.overlapping(resourceId, span, store::reverseRange);
  }

  private Reservation known(String reservationId) {
    return Objects.requireNonNull(
        reservation(reservationId), "a time of a reservation that isn't there");
  }
}
