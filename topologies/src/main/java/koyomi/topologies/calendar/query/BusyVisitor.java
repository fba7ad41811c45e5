package koyomi.topologies.calendar.query;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;

/** Takes what keeps a person busy in a window, in no order. */
public interface BusyVisitor {
  /** Takes an interval that is kept; each once, and whole days whatever the person's setting is. */
  void interval(BusyInterval interval);

  /**
   * Takes an event that has to be expanded. Rules of zones are in scope.
   *
   * @param part the part of the window in which it hasn't been told; what reaches beyond it may
   *     have been
   */
  void event(Calendar calendar, Event event, Span part);
}
