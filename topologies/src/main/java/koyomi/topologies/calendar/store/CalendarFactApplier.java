package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;
import static koyomi.topologies.calendar.store.CalendarStores.CHANGES;
import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.IDEMPOTENCY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.Body.CalendarPurged;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.calendar.HorizonFacts;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.zone.ZoneShift;
import koyomi.schemas.store.ChangeRow;
import koyomi.schemas.store.KeptAnswer;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.basis.BasisTable;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns facts into rows. The stores of a calendar are written by this and nothing else, from facts
 * alone; so a replay of the facts makes the same bytes. (Housekeepers besides: {@link
 * IdempotencyExpiry} and {@link HistoryExpiry} remove what is over, {@link MembershipWriter} takes
 * what other partitions' facts say.)
 */
public final class CalendarFactApplier {
  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;
  private final int partition;
  private final int partitions;
  private final BasisTable basis;
  private final Layout layout;

  /**
   * Makes the applier of a task.
   *
   * @param stores the task's stores by name
   * @param partition the task's partition
   * @param partitions of all calendar topics
   * @param basis what occurrences are laid out by
   */
  public CalendarFactApplier(
      Function<String, KeyValueStore<Bytes, byte[]>> stores,
      int partition,
      int partitions,
      BasisTable basis) {
    this.stores = stores;
    this.partition = partition;
    this.partitions = partitions;
    this.basis = basis;
    this.layout = new Layout(basis);
  }

  /**
   * Computes the rows that follow from the facts of one command, and writes none of them yet.
   *
   * @throws RuntimeException if a fact makes no sense; the stores are as they were
   */
  public PreparedWrites prepare(List<CalendarFact> facts) {
    StagedWrites writes = new StagedWrites(stores);
    MembershipDiff memberships = new MembershipDiff(writes, partition, partitions);
    BusyWriter busy = new BusyWriter(writes, layout);
    for (CalendarFact fact : facts) {
      apply(writes, memberships, busy, fact);
    }
    new AlwaysRows(stores, writes).announce();
    return new PreparedWrites(writes, memberships.elsewhere(), busy.finish());
  }

  /**
   * Computes a slice of the move of a calendar's horizon, and writes nothing yet.
   *
   * @param calendar as it is stored
   * @param mayGoOn asked after each event
   * @return empty where none is due
   */
  public Optional<HorizonStep> moveHorizon(
      Calendar calendar, Instant now, BooleanSupplier mayGoOn) {
    return calendar
        .horizon()
        .due(now, basis.latest())
        .map(due -> moveHorizon(calendar, due, now, mayGoOn));
  }

  private HorizonStep moveHorizon(
      Calendar calendar, Horizon due, Instant now, BooleanSupplier mayGoOn) {
    StagedWrites writes = new StagedWrites(stores);
    BusyWriter busy = new BusyWriter(writes, layout);
    HorizonRows rows = new HorizonRows(stores, writes, layout, busy);
    Calendar moving = calendar.withHorizon(due);
    boolean begins = due.isLayingOut() && calendar.horizon().move() == null;
    Horizon moved = begins ? rows.begin(moving, mayGoOn) : rows.advance(moving, mayGoOn);
    List<CalendarFact> facts = new ArrayList<>();
    Calendar after = calendar;
    for (Event event : rows.laidOut()) {
      List<ZoneShift> shifts = layout.shifts(event, moving);
      if (!shifts.isEmpty()) {
        after = add(facts, after, HorizonFacts.shifted(after, event, shifts, now));
      }
    }
    after = add(facts, after, HorizonFacts.moved(after, moved, now));
    Bytes key = StoreKeys.calendar(after.id());
    writes.put(CALENDARS, key, StoreCodecs.CALENDAR.encode(after));
    new AlwaysRows(stores, writes).announce();
    Calendar written =
        StoreCodecs.CALENDAR.decode(Objects.requireNonNull(writes.get(CALENDARS, key)));
    return new HorizonStep(facts, written, new PreparedWrites(writes, List.of(), busy.finish()));
  }

  private static Calendar add(List<CalendarFact> facts, Calendar before, CalendarFact fact) {
    facts.add(fact);
    return Objects.requireNonNull(FactApplication.calendar(before, fact));
  }

  private void apply(
      StagedWrites writes, MembershipDiff memberships, BusyWriter busy, CalendarFact fact) {
    Bytes key = StoreKeys.calendar(fact.calendarId());
    byte[] stored = writes.get(CALENDARS, key);
    Calendar before = stored == null ? null : StoreCodecs.CALENDAR.decode(stored);
    Calendar changed = FactApplication.calendar(before, fact);
    Calendar after = before == null || changed == null ? changed : AlwaysRows.kept(before, changed);
    if (after != null && !after.equals(before)) {
      writes.put(CALENDARS, key, StoreCodecs.CALENDAR.encode(after));
    }
    if (before != null && fact.body() instanceof CalendarPurged purged) {
      new PurgeRows(writes, layout).remove(before, purged.through());
      if (after == null) {
        writes.delete(CALENDARS, key);
      }
    }
    String eventId = FactApplication.eventId(fact);
    if (eventId != null && after != null) {
      event(writes, busy, after, eventId, fact);
    }
    if (after != null && fact.body() instanceof CalendarChanged change) {
      memberships.change(before, after);
      if (before != null && change.kind() == CalendarChange.HORIZON_MOVED) {
        new HorizonRows(stores, writes, layout, busy).repeat(before, after);
      }
      if (before != null) {
        new OccurrenceWriter(writes, layout, busy).recast(before, after);
      }
      busy.follow(before, after);
    }
    if (fact.idempotency() != null) {
      keepAnswer(writes, fact, fact.idempotency().scope(), fact.idempotency().key());
    }
  }

  private void event(
      StagedWrites writes, BusyWriter busy, Calendar calendar, String eventId, CalendarFact fact) {
    Bytes key = StoreKeys.event(fact.calendarId(), eventId);
    byte[] stored = writes.get(EVENTS, key);
    StoredEvent before = stored == null ? null : StoreCodecs.EVENT.decode(stored);
    StoredEvent after = FactApplication.event(before, fact);
    if (after == null) {
      throw new IllegalStateException("a fact of " + eventId + " that leaves nothing of it");
    }
    writes.put(EVENTS, key, StoreCodecs.EVENT.encode(after));
    change(writes, fact.calendarId(), eventId, before, after);
    HistoryWriter.write(writes, fact, eventId, before, after);
    CopyWriter.write(writes, calendar, before, after);
    new OccurrenceWriter(writes, layout, busy).replace(calendar, eventId, before, after);
  }

  private static void change(
      StagedWrites writes,
      String calendarId,
      String eventId,
      @Nullable StoredEvent before,
      StoredEvent after) {
    if (before != null) {
      writes.delete(CHANGES, StoreKeys.change(calendarId, before.changedSequence()));
    }
    ChangeRow row =
        new ChangeRow(eventId, after.createdSequence(), after instanceof StoredEvent.Tombstone);
    writes.put(
        CHANGES,
        StoreKeys.change(calendarId, after.changedSequence()),
        StoreCodecs.CHANGE.encode(row));
  }

  private static void keepAnswer(StagedWrites writes, CalendarFact fact, String scope, String key) {
    Bytes answerKey = StoreKeys.answer(scope, key);
    byte[] old = writes.get(IDEMPOTENCY, answerKey);
    if (old != null) {
      KeptAnswer over = StoreCodecs.IDEMPOTENCY.decode(old);
      writes.delete(IDEMPOTENCY, StoreKeys.answerTime(over.recordedAt(), scope, key));
    }
    String bodyHash = Objects.requireNonNull(fact.idempotency()).bodyHash();
    KeptAnswer answer = new KeptAnswer(bodyHash, fact.recordedAt(), FactApplication.answer(fact));
    writes.put(IDEMPOTENCY, answerKey, StoreCodecs.IDEMPOTENCY.encode(answer));
    writes.put(IDEMPOTENCY, StoreKeys.answerTime(fact.recordedAt(), scope, key), new byte[] {1});
  }
}
