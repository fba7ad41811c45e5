package koyomi.topologies.scheduling.resources;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.decide.ResourceDecider;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.StoredRows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What the passing of time does to reservations, in slices that let commands go first. */
final class ResourceUpkeep {
  private static final int SLICE = 200;

  private final KeyValueStore<Bytes, byte[]> store;
  private final ZoneRulesKeeper zones;
  private final Consumer<ResourceFact> record;
  private @Nullable Bytes nextSeries;
  private long carriedOn = Long.MIN_VALUE;

  ResourceUpkeep(
      KeyValueStore<Bytes, byte[]> store, ZoneRulesKeeper zones, Consumer<ResourceFact> record) {
    this.store = store;
    this.zones = zones;
    this.record = record;
  }

  /** Frees the times of reservations to which nobody came. What is due is told by the rows. */
  void freeWhereNobodyCame(Instant now) {
    for (Bytes timer :
        keys(ResourceKeys.timersUntil(-1), ResourceKeys.timersUntil(now.getEpochSecond()))) {
      long dueBy = ResourceKeys.dueOf(timer);
      if (dueBy > now.getEpochSecond()) {
        return;
      }
      zones.arrive(ResourceKeys.resourceOf(timer), now);
      Reservation reservation = reservation(ResourceKeys.reservationOf(timer));
      Optional<ResourceFact> noShow =
          reservation == null ? Optional.empty() : ResourceDecider.noShow(reservation, dueBy, now);
      noShow.ifPresent(record);
      StoredRows.delete(store, timer);
    }
  }

  /**
   * Decides the next times of series, once the window in which they are booked has moved on; first
   * those that there are have to be by the rules of zones in force.
   */
  void carrySeriesOn(Instant now) {
    long day = Math.floorDiv(now.getEpochSecond(), 86_400);
    if ((nextSeries == null && carriedOn == day) || !zones.isDone()) {
      return;
    }
    Bytes from = nextSeries == null ? ResourceKeys.seriesBegin() : nextSeries;
    List<Bytes> marks = keys(from, ResourceKeys.seriesEnd());
    for (Bytes mark : marks) {
      Reservation series = reservation(ResourceKeys.reservationOfSeries(mark));
      if (series != null) {
        StoredResources state = new StoredResources(store, series.resourceId());
        zones
            .decide(() -> ResourceDecider.carryOn(state, series, now, zones.revision()))
            .ifPresent(record);
      }
    }
    carriedOn = day;
    nextSeries = marks.size() < SLICE ? null : ResourceKeys.after(marks.getLast());
  }

  /** Removes answers that were given before a moment. */
  void forgetAnswers(Instant before) {
    for (Bytes time :
        keys(ResourceKeys.answerTimesUntil(Instant.EPOCH), ResourceKeys.answerTimesUntil(before))) {
      Bytes answer = ResourceKeys.answerOf(time);
      byte[] kept = store.get(answer);
      // a key that was used again after a day has a later time
      if (kept != null && StoreCodecs.RESOURCE_ANSWER.decode(kept).recordedAt().isBefore(before)) {
        StoredRows.delete(store, answer);
      }
      StoredRows.delete(store, time);
    }
  }

  private @Nullable Reservation reservation(Bytes key) {
    byte[] row = store.get(key);
    return row == null ? null : StoreCodecs.RESERVATION.decode(row);
  }

  private List<Bytes> keys(Bytes from, Bytes to) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, to)) {
      while (keys.size() < SLICE && rows.hasNext()) {
        keys.add(rows.next().key);
      }
    }
    return keys;
  }
}
