package koyomi.domain.calendar;

import java.time.Instant;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.CalendarChange;

/** The facts of moving horizons, which no command asks for: time does. */
public final class HorizonFacts {
  /** Who causes what nobody asked for; not a user id, which is never in angle brackets. */
  public static final String ACTOR = "<koyomi>";

  private HorizonFacts() {}

  /** Returns the fact that a calendar's horizon is another; to its clients nothing changed. */
  public static CalendarFact moved(Calendar calendar, Horizon horizon, Instant now) {
    long sequence = calendar.sequence() + 1;
    return new CalendarFact(
        calendar.id(),
        sequence,
        ACTOR,
        "horizon-" + calendar.id() + "-" + sequence,
        now,
        null,
        new CalendarChanged(
            CalendarChange.HORIZON_MOVED,
            calendar,
            calendar.withHorizon(horizon).withSequence(sequence)));
  }
}
