package koyomi.topologies.scheduling.resources;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.decide.ReservationShifts;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.domain.zone.Zones;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.StoredRows;
import koyomi.topologies.calendar.basis.BasisTable;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the reservations of a task by the rules of zones in force. When these change, it walks over
 * the resources, a slice at a time; one resource is one step, however many reservations move. What
 * is to be decided about a resource that the walk hasn't reached waits for that step, so each
 * decision sees all times by the same rules. Which rules are done with stands in the store.
 */
final class ZoneRulesKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ZoneRulesKeeper.class);

  private static final int RESOURCES = 100;

  private final KeyValueStore<Bytes, byte[]> store;
  private final BasisTable basis;
  private final Supplier<BooleanSupplier> slices;
  private final Consumer<ResourceFact> record;

  /** Revision of the rules that decisions are made by. */
  private long inForce;

  /** Revision of the rules that all resources have arrived at. */
  private long done;

  /** The resource that the walk looked at last. */
  private String walked = "";

  /** Resources beyond that one which couldn't wait. */
  private final Set<String> early = new HashSet<>();

  private int shifted;

  /**
   * Makes the keeper of a task.
   *
   * @param slices begins a slice and tells, each time it is asked, whether it may go on
   * @param record takes what happened
   */
  ZoneRulesKeeper(
      KeyValueStore<Bytes, byte[]> store,
      BasisTable basis,
      Supplier<BooleanSupplier> slices,
      Consumer<ResourceFact> record) {
    this.store = store;
    this.basis = basis;
    this.slices = slices;
    this.record = record;
    byte[] row = store.get(ResourceKeys.rules());
    if (row != null) {
      ByteBuffer revisions = ByteBuffer.wrap(row);
      inForce = revisions.getLong();
      done = revisions.getLong();
    }
  }

  /** Returns the revision of the rules that decisions are to be made by. */
  long revision() {
    long latest = basis.latest().rules();
    if (latest > inForce) {
      inForce = latest;
      walked = "";
      early.clear();
      write();
    }
    return inForce;
  }

  /** Returns the rules of a revision that this task has decided by. */
  ZoneRulesCatalogue rules(long revision) {
    return basis.rules(revision);
  }

  /** Does something by the rules in force. */
  <T> T decide(Supplier<T> decision) {
    return Zones.by(rules(revision()), decision);
  }

  /** Tells whether all reservations are by the rules in force. */
  boolean isDone() {
    return revision() == done;
  }

  /** Sees to it that the reservations of a resource are by the rules in force. */
  void arrive(String resourceId, Instant now) {
    if (!isDone() && resourceId.compareTo(walked) > 0 && early.add(resourceId)) {
      shift(resourceId, now);
    }
  }

  /** Does one slice of what there is to do. */
  void tick(Instant now) {
    if (isDone()) {
      return;
    }
    BooleanSupplier mayGoOn = slices.get();
    List<String> resources = next();
    for (String resourceId : resources) {
      arrive(resourceId, now);
      walked = resourceId;
      early.remove(resourceId);
      if (!mayGoOn.getAsBoolean()) {
        return;
      }
    }
    if (resources.size() < RESOURCES) {
      done = inForce;
      early.clear();
      write();
      if (shifted > 0) {
        LOG.info("rules of zones changed: {} facts of reservations that moved", shifted);
      }
      shifted = 0;
    }
  }

  private void shift(String resourceId, Instant now) {
    StoredResources state = new StoredResources(store, resourceId);
    List<Reservation> concerned = state.mayShift(now);
    List<ResourceFact> facts = ReservationShifts.of(state, concerned, basis, inForce, now);
    facts.forEach(record);
    shifted += facts.size();
  }

  private List<String> next() {
    List<String> next = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        store.range(ResourceKeys.resource(walked + "\0"), ResourceKeys.resourcesEnd())) {
      while (next.size() < RESOURCES && rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        next.add(StoreCodecs.RESOURCE.decode(row.value).id());
      }
    }
    return next;
  }

  private void write() {
    StoredRows.put(
        store,
        ResourceKeys.rules(),
        ByteBuffer.allocate(2 * Long.BYTES).putLong(inForce).putLong(done).array());
  }
}
