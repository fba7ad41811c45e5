package koyomi.domain.scheduling;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Predicate;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
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

  private final EventExpansion expansion;
  private final BusyFaces faces;

  private BusyExpansion(Event event, ZoneId calendarZone, String person) {
    this.expansion = EventExpansion.of(event, calendarZone);
    this.faces = new BusyFaces(event, person);
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

  /** Tells whether no occurrence takes any time. */
  public boolean takesNothing() {
    return faces.takeNothing();
  }

  /** Takes intervals one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one.
     *
     * @param face what holds for it: 0 the event itself, otherwise the number of the override, from
     *     1
     * @return whether there may be more
     */
    boolean visit(BusyInterval interval, int face);
  }

  /**
   * Passes the intervals that overlap a window, by start, to a visitor until it has enough.
   *
   * @return the start of the first occurrence that was not looked at, where there are more than
   *     {@link #EXACT}
   */
  public OptionalLong forEach(Span window, Predicate<BusyInterval> visitor) {
    return forEachFace(window, (interval, _) -> visitor.test(interval));
  }

  /**
   * Does so, with what holds for each.
   *
   * @return the start of the first occurrence that was not looked at, where there are more than
   *     {@link #EXACT}
   */
  public OptionalLong forEachFace(Span window, Visitor visitor) {
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
      if (faces.takes(occurrence)
          && occurrence.end() > Math.max(occurrence.start(), window.start())
          && !visitor.visit(faces.interval(occurrence, occurrence.end()), occurrence.face())) {
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
    return !faces.takes(occurrence)
        || end <= occurrence.start()
        || visitor.test(faces.interval(occurrence, end));
  }
}
