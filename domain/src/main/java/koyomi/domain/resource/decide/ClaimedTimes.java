package koyomi.domain.resource.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;

/**
 * The times that a claim names, decided up to a moment.
 *
 * @param times by start
 * @param until everything that starts before this epoch second is among them
 */
record ClaimedTimes(List<Time> times, long until) {
  private static final long FOREVER = Long.MAX_VALUE;
  private static final long EVER = Long.MIN_VALUE / 2;

  /**
   * One time.
   *
   * @param occurrence original start in the series' zone
   * @param span from when to when
   */
  record Time(LocalDateTime occurrence, Span span) {}

  /**
   * Returns the times that end after a moment and start within others.
   *
   * @param endingAfter epoch second
   * @param from epoch second of the earliest start
   * @param until epoch second, exclusive
   * @param most no more than these, and one that tells that there are more
   */
  static ClaimedTimes of(EventClaim claim, long endingAfter, long from, long until, int most) {
    Iterator<Occurrence> occurrences =
        EventExpansion.of(event(claim), claim.zone()).endingAfter(endingAfter, from);
    List<Time> times = new ArrayList<>();
    while (occurrences.hasNext()) {
      Occurrence next = occurrences.next();
      if (next.start() >= until) {
        return new ClaimedTimes(times, until);
      }
      times.add(
          new Time(
              EventTimes.ofLocalSecond(next.original() + next.originalOffset()),
              new Span(next.start(), next.end())));
      if (times.size() > most) {
        return new ClaimedTimes(times, until);
      }
    }
    return new ClaimedTimes(times, FOREVER);
  }

  /** Returns the first time of all; where there is none, the one that the series starts from. */
  static Span first(EventClaim claim) {
    Iterator<Occurrence> occurrences =
        EventExpansion.of(event(claim), claim.zone()).endingAfter(EVER);
    if (occurrences.hasNext()) {
      Occurrence first = occurrences.next();
      return new Span(first.start(), first.end());
    }
    Instant start = EventTimes.instant(claim.start(), claim.zone());
    Instant end = EventTimes.instant(claim.end(), claim.zone());
    return new Span(start.getEpochSecond(), Math.max(start.getEpochSecond(), end.getEpochSecond()));
  }

  /** Returns the claim as the event that it is of. */
  static Event event(EventClaim claim) {
    return new Event(
        claim.event().calendarId(),
        claim.event().eventId(),
        claim.iCalUid(),
        claim.organizerId(),
        claim.sequence(),
        claim.event().version(),
        Instant.EPOCH,
        Instant.EPOCH,
        content(claim.start(), claim.end(), claim.recurrence()),
        claim.overrides().stream()
            .map(moved ->
                new EventOverride(
                    moved.occurrence(), content(moved.start(), moved.end(), List.of())))
            .toList());
  }

  private static EventContent content(EventTime start, EventTime end, List<String> recurrence) {
    return new EventContent(
        "",
        null,
        null,
        start,
        end,
        recurrence,
        EventStatus.CONFIRMED,
        Visibility.PUBLIC,
        Transparency.OPAQUE,
        List.of(),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }
}
