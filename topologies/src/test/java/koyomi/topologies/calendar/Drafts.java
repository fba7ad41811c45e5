package koyomi.topologies.calendar;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarField;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.TimeDraft;
import org.jspecify.annotations.Nullable;

/** Bodies of calendars and events as clients send them. */
public final class Drafts {
  private Drafts() {}

  /** Returns a new calendar's body. */
  public static CalendarDraft calendarDraft(String name, String zone) {
    return new CalendarDraft(
        Set.of(CalendarField.NAME, CalendarField.TIME_ZONE), name, null, null, zone, null, null);
  }

  /** Returns a patch of a calendar's time zone. */
  public static CalendarDraft movingTo(String zone) {
    return new CalendarDraft(Set.of(CalendarField.TIME_ZONE), null, null, null, zone, null, null);
  }

  /** Returns an event's body. */
  public static EventDraft draft(
      String title, TimeDraft start, TimeDraft end, String... recurrence) {
    return new EventDraft(
        EnumSet.of(EventField.TITLE, EventField.START, EventField.END, EventField.RECURRENCE),
        title,
        null,
        null,
        start,
        end,
        List.of(recurrence),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Returns a local time in a zone, or a floating one. */
  public static TimeDraft at(String local, @Nullable String zone) {
    return new TimeDraft(local, zone, null);
  }

  /** Returns a day. */
  public static TimeDraft on(String date) {
    return new TimeDraft(null, null, date);
  }

  /** Returns a patch of a title. */
  public static EventDraft title(String title) {
    return new EventDraft(
        EnumSet.of(EventField.TITLE),
        title,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
