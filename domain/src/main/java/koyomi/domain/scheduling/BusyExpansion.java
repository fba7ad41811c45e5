package koyomi.domain.scheduling;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.OptionalLong;
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
  /** The most occurrences of one event that are looked at one by one. */
  public static final int EXACT = 50_000;

  private static final long HOUR = 3_600;

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
    if (response == ResponseStatus.DECLINED || response == ResponseStatus.DELEGATED) {
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

  /**
   * Passes the intervals that overlap a window, by start, to a visitor until it has enough.
   *
   * @return the start of the first occurrence that was not looked at, where there are more than
   *     {@link #EXACT}
   */
  public OptionalLong forEach(Span window, Predicate<BusyInterval> visitor) {
    if (takesNothing()) {
      return OptionalLong.empty();
    }
    Iterator<Occurrence> occurrences = expansion.endingAfter(window.start());
    for (int count = 0; occurrences.hasNext(); count++) {
      Occurrence occurrence = occurrences.next();
      if (occurrence.start() >= window.end()) {
        return OptionalLong.empty();
      }
      if (count == EXACT) {
        return OptionalLong.of(occurrence.start());
      }
      if (takes(occurrence)
          && occurrence.end() > Math.max(occurrence.start(), window.start())
          && !visitor.test(interval(occurrence, occurrence.end()))) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Passes intervals of an hour at least, each beginning with an occurrence, and nothing of the
   * occurrences that begin within such an hour; what an override says is passed as it is.
   *
   * @param from the first start that is looked at
   */
  public void forEachHour(Span window, long from, Predicate<BusyInterval> visitor) {
    long at = from;
    boolean more = true;
    while (more && at < window.end()) {
      Iterator<Occurrence> occurrences = expansion.endingAfter(window.start(), at);
      if (!occurrences.hasNext()) {
        return;
      }
      Occurrence occurrence = occurrences.next();
      at = occurrence.start() + HOUR;
      while (occurrence.face() != 0 && occurrence.start() < at && occurrences.hasNext()) {
        more = more && passes(occurrence, occurrence.end(), visitor);
        occurrence = occurrences.next();
      }
      if (occurrence.start() < at) {
        long end = occurrence.face() == 0 ? Math.max(occurrence.end(), at) : occurrence.end();
        more = more && passes(occurrence, end, visitor);
      }
    }
  }

  private boolean passes(Occurrence occurrence, long end, Predicate<BusyInterval> visitor) {
    return !takes(occurrence)
        || end <= occurrence.start()
        || visitor.test(interval(occurrence, end));
  }

  private boolean takes(Occurrence occurrence) {
    return faces[occurrence.face()] != Takes.NOTHING;
  }

  private BusyInterval interval(Occurrence occurrence, long end) {
    return new BusyInterval(
        new BusyInterval.Key(
            event.calendarId(), event.id(), occurrence.original(), event.content().isAllDay()),
        occurrence.originalOffset(),
        occurrence.start(),
        occurrence.startOffset(),
        end,
        occurrence.endOffset(),
        occurrence.allDay(),
        faces[occurrence.face()] == Takes.PERHAPS);
  }
}
