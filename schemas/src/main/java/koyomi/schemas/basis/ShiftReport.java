package koyomi.schemas.basis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTime;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.expansion.ZoneShifts;
import koyomi.domain.zone.ZoneShift;

/**
 * What a change of zones' rules would do to a calendar's events, drawn from the facts. Of the
 * events only those are kept that use a zone concerned, or float.
 */
public final class ShiftReport {
  /** The most occurrences of one event that are compared. */
  public static final int MOST = 50_000;

  private final ZoneChange change;
  private final Map<String, Calendar> calendars = new TreeMap<>();
  private final Map<EventKey, Event> events = new TreeMap<>();

  /** An event of a calendar. */
  private record EventKey(String calendarId, String eventId) implements Comparable<EventKey> {
    @Override
    public int compareTo(EventKey other) {
      int order = calendarId.compareTo(other.calendarId);
      return order == 0 ? eventId.compareTo(other.eventId) : order;
    }
  }

  /**
   * An event whose occurrences would shift.
   *
   * @param calendar where it is
   * @param event the event
   * @param shifts from when to when
   */
  public record Line(Calendar calendar, Event event, List<ZoneShift> shifts) {}

  /** Prepares a report. */
  public ShiftReport(ZoneChange change) {
    this.change = change;
  }

  /** Takes the next fact of a calendar. */
  public void add(CalendarFact fact) {
    switch (fact.body()) {
      case Body.CalendarChanged changed -> calendars.put(fact.calendarId(), changed.after());
      case Body.EventCreated created -> keep(created.after());
      case Body.EventUpdated updated -> keep(updated.after());
      case Body.EventDeleted deleted -> events.remove(key(deleted.before()));
      case Body.CalendarPurged _,
          Body.OccurrencesShifted _,
          Body.ImportCompleted _,
          Body.CommandRejected _ -> {
        // these change no event that counts: a calendar is deleted long before it is removed
      }
    }
  }

  private void keep(Event event) {
    // A floating event is read in the calendar's zone, which may still change.
    boolean mayBeConcerned = floats(event) || change.concerns(event, "");
    if (mayBeConcerned) {
      events.put(key(event), event);
    } else {
      events.remove(key(event));
    }
  }

  private static boolean floats(Event event) {
    return floats(event.content())
        || event.overrides().stream().anyMatch(override -> floats(override.content()));
  }

  private static boolean floats(EventContent content) {
    return content.start() instanceof EventTime.Floating
        || content.end() instanceof EventTime.Floating;
  }

  private static EventKey key(Event event) {
    return new EventKey(event.calendarId(), event.id());
  }

  /**
   * Returns the events that would shift, by calendar and id; those of deleted calendars aside.
   *
   * @param from only occurrences that start at or after this
   * @param to only occurrences that start before this
   */
  public List<Line> lines(Instant from, Instant to) {
    ZoneShifts shifts = new ZoneShifts(change, from.getEpochSecond(), to.getEpochSecond(), MOST);
    List<Line> lines = new ArrayList<>();
    events.forEach((key, event) -> {
      Calendar calendar = calendars.get(key.calendarId);
      if (calendar != null && !calendar.isDeleted()) {
        List<ZoneShift> shifted = shifts.of(event, calendar.timeZone());
        if (!shifted.isEmpty()) {
          lines.add(new Line(calendar, event, shifted));
        }
      }
    });
    return lines;
  }
}
