package koyomi.topologies.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.zone.Zones;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.busy.BusyChange;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.HorizonStep;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the horizons of a task's calendars on with the months and with the basis. It walks over the
 * calendars when the month turns for some of them or the basis changed, a slice at a time, so that
 * commands hardly wait; whatever a restart interrupts goes on from what the stores say.
 */
final class HorizonKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(HorizonKeeper.class);

  private final CalendarWalk calendars;
  private final CalendarFactApplier applier;
  private final BasisTable basis;
  private final Supplier<BooleanSupplier> slices;
  private final Consumer<CalendarFact> facts;
  private final BiConsumer<BusyChange, Instant> times;

  /** When the next walk begins. */
  private Instant next = Instant.MIN;

  /** When the first of the calendars seen in this walk falls due. */
  private Instant nextSeen = Instant.MAX;

  private int moved;

  /** The revision of the basis in this walk. */
  private long walked;

  /**
   * Makes the keeper of a task.
   *
   * @param slices begins a slice and tells, each time it is asked, whether it may go on
   * @param facts takes what happened
   * @param times takes what that changed in people's time, and when
   */
  HorizonKeeper(
      KeyValueStore<Bytes, byte[]> calendars,
      CalendarFactApplier applier,
      BasisTable basis,
      Supplier<BooleanSupplier> slices,
      Consumer<CalendarFact> facts,
      BiConsumer<BusyChange, Instant> times) {
    this.calendars = new CalendarWalk(calendars);
    this.applier = applier;
    this.basis = basis;
    this.slices = slices;
    this.facts = facts;
    this.times = times;
  }

  /** Looks at all calendars again: one of them has something to be done. */
  void wake() {
    next = Instant.MIN;
    calendars.restart();
    nextSeen = Instant.MAX;
  }

  /** Does one slice of what is due. */
  void tick(Instant now) {
    long revision = basis.latest().revision();
    if (revision != walked) {
      walked = revision;
      wake();
    }
    if (!now.isBefore(next)) {
      Zones.by(basis.latestRules(), () -> walk(now));
    }
  }

  private void walk(Instant now) {
    BooleanSupplier mayGoOn = slices.get();
    List<Calendar> seen = calendars.next();
    for (Calendar calendar : seen) {
      if (!calendar.isDeleted() && !tryToMove(calendar, now, mayGoOn)) {
        return;
      }
      calendars.passed(calendar);
      if (!mayGoOn.getAsBoolean()) {
        return;
      }
    }
    if (CalendarWalk.isLast(seen)) {
      end(now);
    }
  }

  /**
   * Moves a calendar, and passes over one that can't be: its horizon stays, windows beyond it are
   * expanded on read, and the next walk tries again. Nothing is written where a slice fails.
   */
  private boolean tryToMove(Calendar calendar, Instant now, BooleanSupplier mayGoOn) {
    try {
      return move(calendar, now, mayGoOn);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the horizon of calendar {} can't be moved", calendar.id(), e);
      return true;
    }
  }

  /** Returns whether the calendar's horizon has arrived. */
  private boolean move(Calendar calendar, Instant now, BooleanSupplier mayGoOn) {
    Calendar current = calendar;
    Optional<HorizonStep> step = applier.moveHorizon(current, now, mayGoOn);
    while (step.isPresent()) {
      step.get().writes().write();
      step.get().facts().forEach(facts);
      step.get().writes().times().forEach(change -> times.accept(change, now));
      current = step.get().calendar();
      if (current.horizon().move() == null) {
        moved++;
      } else if (!mayGoOn.getAsBoolean()) {
        return false;
      }
      step = applier.moveHorizon(current, now, mayGoOn);
    }
    Instant due = current.horizon().dueAt(basis.latest());
    nextSeen = due.isBefore(nextSeen) ? due : nextSeen;
    return true;
  }

  /** Waits for the month to turn, at first in the zones where it turns first. */
  private void end(Instant now) {
    if (moved > 0) {
      LOG.info("{} horizons were moved", moved);
    }
    Instant turn = firstTurnAfter(now);
    next = nextSeen.isBefore(turn) ? nextSeen : turn;
    calendars.restart();
    nextSeen = Instant.MAX;
    moved = 0;
  }

  /** When a month next begins anywhere: calendars made since the walk are known by nobody yet. */
  private static Instant firstTurnAfter(Instant now) {
    return now.atOffset(ZoneOffset.MAX)
        .toLocalDate()
        .withDayOfMonth(1)
        .plusMonths(1)
        .atStartOfDay()
        .toInstant(ZoneOffset.MAX);
  }
}
