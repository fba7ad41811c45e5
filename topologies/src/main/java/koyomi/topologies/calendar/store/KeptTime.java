package koyomi.topologies.calendar.store;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.domain.scheduling.TakenTime;
import koyomi.topologies.calendar.basis.BasisTable;

/** What will be kept of the time that an event takes, for who has to know before it is written. */
public final class KeptTime {
  private KeptTime() {}

  /** Returns the time of the calendar's maker that is kept of an event; none of nobody's. */
  public static TakenTime of(Event event, Calendar calendar, BasisTable basis) {
    return calendar.isDeleted() || !BusyWriter.isSomeonesTime(calendar)
        ? TakenTime.NONE
        : new Layout(basis).timeWithin(event, calendar, calendar.horizon());
  }
}
