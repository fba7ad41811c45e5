package koyomi.domain.expansion;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;

/**
 * All occurrences of one event, overrides in their places, in the order of their actual starts.
 * Nothing is expanded until it is asked for, so that a series without end costs what is looked at.
 */
public final class EventExpansion {
  /** Before all instants that occurrences have. */
  private static final long EVER = Long.MIN_VALUE / 2;

  private final Event event;
  private final ZoneId calendarZone;
  private final SeriesOccurrences base;
  private final List<Occurrence> overrides = new ArrayList<>();

  private EventExpansion(Event event, ZoneId calendarZone) {
    this.event = event;
    this.calendarZone = calendarZone;
    long[] overridden = new long[event.overrides().size()];
    for (int i = 0; i < overridden.length; i++) {
      EventOverride override = event.overrides().get(i);
      LaidOut times = LaidOut.of(override.content(), calendarZone);
      LaidOut original = originalOf(override);
      overridden[i] = original.start();
      overrides.add(
          new Occurrence(
              i + 1,
              override.content().isAllDay(),
              original.start(),
              original.startOffset(),
              times.start(),
              times.startOffset(),
              times.end(),
              times.endOffset()));
    }
    overrides.sort(Occurrence.BY_START);
    Arrays.sort(overridden);
    LaidOut first = LaidOut.of(event.content(), calendarZone);
    this.base = base(event.content(), first, calendarZone, overridden);
  }

  /**
   * Lays an event out.
   *
   * @param calendarZone zone in which floating times and days are read
   */
  public static EventExpansion of(Event event, ZoneId calendarZone) {
    return new EventExpansion(event, calendarZone);
  }

  /** Tells whether the event can have more than one occurrence. */
  public boolean isSeries() {
    return event.content().isRecurring() || !event.overrides().isEmpty();
  }

  /** Returns the longest time from a start to its end, in seconds. */
  public long longest() {
    long longest = base.longest();
    for (Occurrence override : overrides) {
      long length =
          override.allDay()
              ? override.localEnd() - override.localStart()
              : override.end() - override.start();
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /**
   * Returns, by start, the occurrences of which some is at or after an instant.
   *
   * @param from epoch seconds
   */
  public Iterator<Occurrence> endingAfter(long from) {
    return endingAfter(from, EVER);
  }

  /**
   * Returns, by start, the occurrences of which some is at or after an instant and that don't start
   * before another: what a page goes on with, at a cost that doesn't grow with what it leaves out.
   *
   * @param from epoch seconds
   * @param notBefore epoch seconds
   */
  public Iterator<Occurrence> endingAfter(long from, long notBefore) {
    return new MergedOccurrences(
        base.endingAfter(from, notBefore), overridesEndingAfter(from, notBefore));
  }

  private Iterator<Occurrence> overridesEndingAfter(long from, long notBefore) {
    if (overrides.isEmpty()) {
      return Collections.emptyIterator();
    }
    return overrides.stream()
        .filter(override -> override.endsAfter(from) && override.start() >= notBefore)
        .iterator();
  }

  private LaidOut originalOf(EventOverride override) {
    EventContent content = event.content();
    return LaidOut.of(
        content.withTimes(
            content.start().withLocal(override.occurrence()),
            content.start().withLocal(override.occurrence())),
        calendarZone);
  }

  private static SeriesOccurrences base(
      EventContent content, LaidOut first, ZoneId calendarZone, long[] overridden) {
    if (!content.isRecurring()) {
      return new SeriesOccurrences(content, null, 0, first, calendarZone, overridden);
    }
    List<String> lines = content.recurrence();
    List<String> periods = lines.stream().filter(EventExpansion::hasPeriods).toList();
    return new SeriesOccurrences(
        content,
        set(content, lines, calendarZone),
        periods.isEmpty() ? 0 : longest(set(content, periods, calendarZone).cursor()),
        first,
        calendarZone,
        overridden);
  }

  private static RecurrenceSet set(EventContent content, List<String> lines, ZoneId calendarZone) {
    RecurrenceLines parsed = RecurrenceLines.parse(lines, Leniency.LENIENT);
    return content.isAllDay()
        ? RecurrenceSet.allDay(content.start().local().toLocalDate(), parsed)
        : RecurrenceSet.timed(content.start().local(), content.start().zone(calendarZone), parsed);
  }

  /** Tells whether a line lists periods, each with a length of its own (RFC 5545 §3.8.5.2). */
  private static boolean hasPeriods(String line) {
    String name = line.substring(0, Math.min(line.length(), 5)).toUpperCase(Locale.ROOT);
    return name.equals("RDATE") && line.toUpperCase(Locale.ROOT).contains("PERIOD");
  }

  private static long longest(OccurrenceCursor periods) {
    long longest = 0;
    while (periods.next()) {
      longest = Math.max(longest, periods.duration());
    }
    return longest;
  }
}
