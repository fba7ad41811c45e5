package koyomi.domain.calendar;

import java.time.Instant;
import java.util.List;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.Body.OccurrencesShifted;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.event.Event;
import koyomi.domain.zone.ZoneShift;

/** The facts of moving horizons, which no command asks for: time and the basis do. */
public final class HorizonFacts {
  /** Who causes what nobody asked for; not a user id, which is never in angle brackets. */
  public static final String ACTOR = "<koyomi>";

  /** The most occurrences that one fact lists. */
  public static final int MOST_SHIFTS = 1_000;

  private HorizonFacts() {}

  /** Returns the fact that a calendar's horizon is another; to its clients nothing changed. */
  public static CalendarFact moved(Calendar calendar, Horizon horizon, Instant now) {
    return fact(
        calendar,
        now,
        new CalendarChanged(
            CalendarChange.HORIZON_MOVED,
            calendar,
            calendar.withHorizon(horizon).withSequence(calendar.sequence() + 1)));
  }

  /**
   * Returns the fact that occurrences of an event are at other moments now.
   *
   * @param calendar while it is laid out anew
   * @param shifts all of them; the fact lists the first {@link #MOST_SHIFTS}
   */
  public static CalendarFact shifted(
      Calendar calendar, Event event, List<ZoneShift> shifts, Instant now) {
    return fact(
        calendar,
        now,
        new OccurrencesShifted(
            event.id(),
            event.organizerId(),
            calendar.horizon().rules(),
            calendar.horizon().writtenRules(),
            shifts.subList(0, Math.min(shifts.size(), MOST_SHIFTS)),
            shifts.size() > MOST_SHIFTS));
  }

  private static CalendarFact fact(Calendar calendar, Instant now, CalendarFact.Body body) {
    long sequence = calendar.sequence() + 1;
    return new CalendarFact(
        calendar.id(),
        sequence,
        ACTOR,
        "horizon-" + calendar.id() + "-" + sequence,
        now,
        null,
        body);
  }
}
