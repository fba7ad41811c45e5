package koyomi.domain.resource.decide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.event.EventTimes;
import koyomi.domain.interval.Span;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceException;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * The times that a reservation asks for, decided up to a moment.
 *
 * @param spans in order
 * @param until everything that starts before this epoch second is among them
 */
record BookedTimes(List<Span> spans, long until) {
  /** The most times that one decision claims. */
  static final int MAX_TIMES = 1_000;

  private static final long FOREVER = Long.MAX_VALUE;

  /**
   * Returns the times of a rule that start in {@code [from, until)}; of a single time that one.
   *
   * @throws Refused if the rule makes no sense or names too many times
   */
  static BookedTimes of(
      Span first, @Nullable String timeZone, @Nullable String rrule, long from, long until) {
    return of(first, timeZone, rrule, from, until, MAX_TIMES);
  }

  /** As {@link #of(Span, String, String, long, long)}, of at most so many times. */
  static BookedTimes of(
      Span first,
      @Nullable String timeZone,
      @Nullable String rrule,
      long from,
      long until,
      int most) {
    if (rrule == null) {
      return new BookedTimes(List.of(first), FOREVER);
    }
    RecurrenceSet set = set(first, timeZone == null ? "UTC" : timeZone, rrule);
    OccurrenceCursor cursor = set.cursor();
    cursor.seek(from);
    List<Span> spans = new ArrayList<>();
    while (cursor.next()) {
      long start = cursor.epochSecond();
      if (start >= until) {
        return new BookedTimes(spans, until);
      }
      if (spans.size() == most) {
        throw Refused.invalid(
            "/rrule", "names more than " + most + " times before its window ends");
      }
      spans.add(new Span(start, start + first.seconds()));
    }
    return new BookedTimes(spans, FOREVER);
  }

  private static RecurrenceSet set(Span first, String timeZone, String rrule) {
    try {
      ZoneId zone = Zones.of(timeZone);
      RecurrenceLines lines = RecurrenceLines.parse(List.of("RRULE:" + rrule), Leniency.STRICT);
      return RecurrenceSet.timed(
          EventTimes.local(Instant.ofEpochSecond(first.start()), zone), zone, lines);
    } catch (RecurrenceException e) {
      throw Refused.invalid("/rrule", e.part() + ": " + e.reason());
    }
  }
}
