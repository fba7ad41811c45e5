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
    private final String person;
    private final Span window;
    private final SpansBuilder busy = new SpansBuilder(64);
    private final SpansBuilder tentative = new SpansBuilder(8);

    /** Collects for a person whose calendars the events are in. */
    public Collector(String person, Span window) {
      this.person = person;
      this.window = window;
    }

    /**
     * Adds an event: what is cancelled, transparent (RFC 5545 §3.8.2.7) or declined by the person
     * takes no time; what is tentative, or what the person hasn't surely accepted, perhaps does.
     *
     * @param calendarZone zone in which floating times and days are read
     */
    public void add(Event event, ZoneId calendarZone) {
      Iterator<Occurrence> occurrences =
          EventExpansion.of(event, calendarZone).endingAfter(window.start());
      while (occurrences.hasNext()) {
        Occurrence occurrence = occurrences.next();
        if (occurrence.start() >= window.end()) {
          return;
        }
        EventContent content =
            occurrence.face() == 0
                ? event.content()
                : event.overrides().get(occurrence.face() - 1).content();
        add(content, occurrence);
      }
    }

    private void add(EventContent content, Occurrence occurrence) {
      long start = Math.max(occurrence.start(), window.start());
      long end = Math.min(occurrence.end(), window.end());
      if (end <= start
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
