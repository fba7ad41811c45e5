package koyomi.domain.scheduling;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.function.Predicate;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import koyomi.domain.interval.Span;

/**
 * What an event takes of the time of the person in whose calendar it is. What is cancelled,
 * transparent (RFC 5545 §3.8.2.7) or declined by the person takes none; what is tentative, or what
 * the person hasn't surely accepted, perhaps does.
 */
public final class BusyExpansion {
  private final Event event;
  private final EventExpansion expansion;
  private final Takes[] faces;

  private enum Takes {
    NOTHING,
    PERHAPS,
    SURELY
  }

  private BusyExpansion(Event event, ZoneId calendarZone, String person) {
    this.event = event;
    this.expansion = EventExpansion.of(event, calendarZone);
    this.faces = new Takes[event.overrides().size() + 1];
    for (int face = 0; face < faces.length; face++) {
      EventContent content =
          face == 0 ? event.content() : event.overrides().get(face - 1).content();
      faces[face] = takes(content, person);
    }
  }

  /**
   * Lays an event out, by the rules of zones in scope.
   *
   * @param calendarZone zone in which floating times and days are read
   * @param person whose time it is
   */
  public static BusyExpansion of(Event event, ZoneId calendarZone, String person) {
    return new BusyExpansion(event, calendarZone, person);
  }

  private static Takes takes(EventContent content, String person) {
    if (content.status() == EventStatus.CANCELLED
        || content.transparency() == Transparency.TRANSPARENT) {
      return Takes.NOTHING;
    }
    ResponseStatus response =
        content.attendees().stream()
            .filter(attendee -> person.equals(attendee.userId()))
            .map(attendee -> attendee.responseStatus())
            .findFirst()
            .orElse(ResponseStatus.ACCEPTED);
    if (response == ResponseStatus.DECLINED) {
      return Takes.NOTHING;
    }
    return content.status() == EventStatus.CONFIRMED && response == ResponseStatus.ACCEPTED
        ? Takes.SURELY
        : Takes.PERHAPS;
  }

  /** Tells whether no occurrence takes any time. */
  public boolean takesNothing() {
    for (Takes face : faces) {
      if (face != Takes.NOTHING) {
        return false;
      }
    }
    return true;
  }

  /** Passes the intervals that overlap a window, by start, to a visitor until it has enough. */
  public void forEach(Span window, Predicate<BusyInterval> visitor) {
    if (takesNothing()) {
      return;
    }
    Iterator<Occurrence> occurrences = expansion.endingAfter(window.start());
    while (occurrences.hasNext()) {
      Occurrence occurrence = occurrences.next();
      if (occurrence.start() >= window.end()) {
        return;
      }
      Takes takes = faces[occurrence.face()];
      if (takes != Takes.NOTHING
          && occurrence.end() > Math.max(occurrence.start(), window.start())
          && !visitor.test(interval(occurrence, takes == Takes.PERHAPS))) {
        return;
      }
    }
  }

  private BusyInterval interval(Occurrence occurrence, boolean tentative) {
    return new BusyInterval(
        new BusyInterval.Key(
            event.calendarId(), event.id(), occurrence.original(), event.content().isAllDay()),
        occurrence.originalOffset(),
        occurrence.start(),
        occurrence.startOffset(),
        occurrence.end(),
        occurrence.endOffset(),
        occurrence.allDay(),
        tentative);
  }
}
