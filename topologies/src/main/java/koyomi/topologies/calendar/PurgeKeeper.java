package koyomi.topologies.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.PurgeFacts;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.PreparedWrites;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is left of a task's calendars that were deleted so long ago that nobody can restore
 * them, a slice of events at a time, each by a fact. It walks over the calendars after a start and
 * when one falls due; what a restart interrupts begins with the first event that is left.
 */
final class PurgeKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(PurgeKeeper.class);

  /** The most events that one fact removes. */
  static final int EVENTS = 50;

  /** At least so long between two walks. */
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final CalendarWalk walk;
  private final KeyValueStore<Bytes, byte[]> events;
  private final CalendarFactApplier applier;
  private final Predicate<String> isAnnounced;
  private final Supplier<BooleanSupplier> slices;
  private final Consumer<CalendarFact> facts;

  /** When the next walk begins. */
  private Instant next = Instant.MIN;

  /** When the first of the calendars seen in this walk falls due. */
  private Instant nextSeen = Instant.MAX;

  private int purged;

  /**
   * Makes the keeper of a task.
   *
   * @param isAnnounced whether the invited were told all of what they are to know of a calendar
   * @param slices begins a slice and tells, each time it is asked, whether it may go on
   * @param facts takes what happened
   */
  PurgeKeeper(
      KeyValueStore<Bytes, byte[]> calendars,
      KeyValueStore<Bytes, byte[]> events,
      CalendarFactApplier applier,
      Predicate<String> isAnnounced,
      Supplier<BooleanSupplier> slices,
      Consumer<CalendarFact> facts) {
    this.walk = new CalendarWalk(calendars);
    this.events = events;
    this.applier = applier;
    this.isAnnounced = isAnnounced;
    this.slices = slices;
    this.facts = facts;
  }

  /** Notes when a calendar falls due. */
  void hear(CalendarFact fact) {
    if (fact.body() instanceof CalendarChanged changed) {
      Instant deletedAt = changed.after().deletedAt();
      if (deletedAt != null) {
        Instant due = deletedAt.plus(Calendar.RESTORABLE);
        next = earlier(next, due);
        nextSeen = earlier(nextSeen, due);
      }
    }
  }

  /** Does one slice of what is due. */
  void tick(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    BooleanSupplier mayGoOn = slices.get();
    List<Calendar> seen = walk.next();
    for (Calendar calendar : seen) {
      if (!done(calendar, now, mayGoOn)) {
        return;
      }
      walk.passed(calendar);
      if (!mayGoOn.getAsBoolean()) {
        return;
      }
    }
    if (CalendarWalk.isLast(seen)) {
      end(now);
    }
  }

  private void end(Instant now) {
    if (purged > 0) {
      LOG.info("{} deleted calendars were removed", purged);
    }
    Instant soonest = now.plus(BETWEEN);
    next = nextSeen.isBefore(soonest) ? soonest : nextSeen;
    nextSeen = Instant.MAX;
    purged = 0;
    walk.restart();
  }

  /** Returns whether the walk may go on with the next calendar. */
  private boolean done(Calendar calendar, Instant now, BooleanSupplier mayGoOn) {
    Instant deletedAt = calendar.deletedAt();
    if (deletedAt == null) {
      return true;
    }
    if (!calendar.isOver(now)) {
      nextSeen = earlier(nextSeen, deletedAt.plus(Calendar.RESTORABLE));
      return true;
    }
    if (!isAnnounced.test(calendar.id())) {
      nextSeen = now;
      return true;
    }
    try {
      return purge(calendar, now, mayGoOn);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      // nothing is written where a slice fails, and the next walk tries again
      LOG.error("the deleted calendar {} can't be removed", calendar.id(), e);
      nextSeen = now;
      return true;
    }
  }

  /** Returns whether all of the calendar is gone. */
  private boolean purge(Calendar calendar, Instant now, BooleanSupplier mayGoOn) {
    @Nullable Calendar left = calendar;
    while (left != null) {
      CalendarFact fact = PurgeFacts.purged(left, lastOfSlice(left.id()), now);
      PreparedWrites writes = applier.prepare(List.of(fact));
      writes.write();
      facts.accept(fact);
      left = FactApplication.calendar(left, fact);
      if (left != null && !mayGoOn.getAsBoolean()) {
        return false;
      }
    }
    purged++;
    return true;
  }

  /** Returns the last event of the next slice; null where these are all that are left. */
  private @Nullable String lastOfSlice(String calendarId) {
    try (KeyValueIterator<Bytes, byte[]> rows =
        events.range(StoreKeys.event(calendarId, ""), StoreKeys.eventsEnd(calendarId))) {
      String last = null;
      for (int i = 0; i < EVENTS && rows.hasNext(); i++) {
        last = StoreKeys.eventIdOf(rows.next().key);
      }
      return rows.hasNext() ? last : null;
    }
  }

  private static Instant earlier(Instant left, Instant right) {
    return left.isBefore(right) ? left : right;
  }
}
