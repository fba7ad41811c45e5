package koyomi.topologies.calendar.store;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.domain.scheduling.TakenTime;
import koyomi.topologies.calendar.basis.BasisTable;

/** What will be kept of the time that an event takes, for who has to know before it is written. */
public final class KeptTime {
  private KeptTime() {}

  /** Tells whether a calendar is its maker's time, and that is kept. */
  public static boolean isKept(Calendar calendar) {
    return !calendar.isDeleted() && BusyWriter.isSomeonesTime(calendar);
  }

  /** Returns the time of the calendar's maker that is kept of an event. */
  public static TakenTime of(Event event, Calendar calendar, BasisTable basis) {
    return new Layout(basis).timeWithin(event, calendar, calendar.horizon());
  }
}
