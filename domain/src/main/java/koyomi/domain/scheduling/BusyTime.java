package koyomi.domain.scheduling;

import java.time.ZoneId;
import java.util.Iterator;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.interval.SpansBuilder;

/**
 * When someone is busy: merged, half-open, in epoch seconds; the two never overlap.
 *
 * @param busy surely
 * @param tentative perhaps
 */
public record BusyTime(Spans busy, Spans tentative) {
  /** Free all the time. */
  public static final BusyTime NONE = new BusyTime(Spans.EMPTY, Spans.EMPTY);

  /** Collects what a person's events take of a window. */
  public static final class Collector {
    /** The most occurrences of one event that are looked at one by one. */
    public static final int EXACT = 50_000;

    private static final long HOUR = 3_600;

    private final String person;
    private final Span window;
    private final boolean allDayBusy;
    private final SpansBuilder busy = new SpansBuilder(64);
    private final SpansBuilder tentative = new SpansBuilder(8);

    /** Collects for a person whose calendars the events are in, and whom whole days keep busy. */
    public Collector(String person, Span window) {
      this(person, window, true);
    }

    /**
     * Collects for a person whose calendars the events are in.
     *
     * @param allDayBusy whether all-day events that block time count
     */
    public Collector(String person, Span window, boolean allDayBusy) {
      this.person = person;
      this.window = window;
      this.allDayBusy = allDayBusy;
    }

    /**
     * Adds an event: what is cancelled, transparent (RFC 5545 §3.8.2.7) or declined by the person
     * takes no time; what is tentative, or what the person hasn't surely accepted, perhaps does. A
     * series that has more than {@link #EXACT} occurrences in the window takes, from there on,
     * whole hours: each begins with an occurrence.
     *
     * @param calendarZone zone in which floating times and days are read
     */
    public void add(Event event, ZoneId calendarZone) {
      EventExpansion expansion = EventExpansion.of(event, calendarZone);
      Iterator<Occurrence> occurrences = expansion.endingAfter(window.start());
      for (int count = 0; occurrences.hasNext(); count++) {
        Occurrence occurrence = occurrences.next();
        if (occurrence.start() >= window.end()) {
          return;
        }
        if (count == EXACT) {
          addByHours(event, expansion, occurrence.start());
          return;
        }
        add(contentOf(event, occurrence), occurrence.start(), occurrence.end());
      }
    }

    private void addByHours(Event event, EventExpansion expansion, long from) {
      long at = from;
      while (at < window.end()) {
        Iterator<Occurrence> occurrences = expansion.endingAfter(window.start(), at);
        if (!occurrences.hasNext()) {
          return;
        }
        Occurrence occurrence = occurrences.next();
        at = occurrence.start() + HOUR;
        // what is moved or changed tells of itself alone
        while (occurrence.face() != 0 && occurrence.start() < at) {
          add(contentOf(event, occurrence), occurrence.start(), occurrence.end());
          if (!occurrences.hasNext()) {
            return;
          }
          occurrence = occurrences.next();
        }
        if (occurrence.start() < at) {
          add(event.content(), occurrence.start(), Math.max(occurrence.end(), at));
        }
      }
    }

    private static EventContent contentOf(Event event, Occurrence occurrence) {
      return occurrence.face() == 0
          ? event.content()
          : event.overrides().get(occurrence.face() - 1).content();
    }

    private void add(EventContent content, long from, long to) {
      long start = Math.max(from, window.start());
      long end = Math.min(to, window.end());
      if (end <= start
          || (content.isAllDay() && !allDayBusy)
          || content.status() == EventStatus.CANCELLED
          || content.transparency() == Transparency.TRANSPARENT) {
        return;
      }
      ResponseStatus response =
          content.attendees().stream()
              .filter(attendee -> person.equals(attendee.userId()))
              .map(attendee -> attendee.responseStatus())
              .findFirst()
              .orElse(ResponseStatus.ACCEPTED);
      if (response == ResponseStatus.DECLINED) {
        return;
      }
      boolean sure =
          content.status() == EventStatus.CONFIRMED && response == ResponseStatus.ACCEPTED;
      (sure ? busy : tentative).add(start, end);
    }

    /** Returns what was collected. */
    public BusyTime build() {
      Spans surely = busy.build();
      return new BusyTime(surely, tentative.build().minus(surely));
    }
  }
}
