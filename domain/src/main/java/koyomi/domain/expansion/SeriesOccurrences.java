package koyomi.domain.expansion;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import koyomi.domain.event.EventContent;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceSet;
import org.jspecify.annotations.Nullable;

/** The occurrences of a single event, or of a series without its overridden ones. */
final class SeriesOccurrences {
  private static final long DAY = 86_400;

  /** The year 1: nothing recurs before. */
  private static final long EARLIEST = -62_135_596_800L;

  private final EventContent content;
  private final @Nullable RecurrenceSet set;
  private final LaidOut first;
  private final ZoneId calendarZone;
  private final ZoneId endZone;
  private final long[] overridden;
  private final long duration;
  private final long longestPeriod;

  SeriesOccurrences(
      EventContent content,
      @Nullable RecurrenceSet set,
      long longestPeriod,
      LaidOut first,
      ZoneId calendarZone,
      long[] overridden) {
    this.content = content;
    this.set = set;
    this.longestPeriod = longestPeriod;
    this.first = first;
    this.calendarZone = calendarZone;
    this.endZone = content.end().zone(calendarZone);
    this.overridden = overridden;
    this.duration = durationOf(content, first, calendarZone);
  }

  /**
   * What is between start and end of each occurrence: days for days, otherwise the exact time (RFC
   * 5545 §3.8.5.3) that the clock shows.
   */
  private static long durationOf(EventContent content, LaidOut first, ZoneId calendarZone) {
    boolean oneZone = content.start().zone(calendarZone).equals(content.end().zone(calendarZone));
    long duration =
        content.isAllDay() || oneZone
            ? Duration.between(content.start().local(), content.end().local()).toSeconds()
            : first.end() - first.start();
    return Math.max(0, duration);
  }

  long longest() {
    // Of days the length is that of the calendar: the zone's changes don't count.
    long written = content.isAllDay() ? duration : Math.max(duration, first.end() - first.start());
    return Math.max(written, longestPeriod);
  }

  Iterator<Occurrence> endingAfter(long from, long notBefore) {
    if (set == null) {
      return isOverridden(first.start()) || !only().endsAfter(from) || first.start() < notBefore
          ? Collections.emptyIterator()
          : List.of(only()).iterator();
    }
    return new Recurring(set.cursor(), from, notBefore);
  }

  private Occurrence only() {
    return new Occurrence(
        0,
        content.isAllDay(),
        first.start(),
        first.startOffset(),
        first.start(),
        first.startOffset(),
        first.end(),
        first.endOffset());
  }

  private boolean isOverridden(long original) {
    return Arrays.binarySearch(overridden, original) >= 0;
  }

  /** Walks the recurrence set from the first occurrence that may reach beyond an instant. */
  private final class Recurring implements Iterator<Occurrence> {
    private final OccurrenceCursor cursor;
    private final long from;
    private final long notBefore;
    private @Nullable Occurrence head;

    Recurring(OccurrenceCursor cursor, long from, long notBefore) {
      this.cursor = cursor;
      this.from = from;
      this.notBefore = notBefore;
      // Days are kept as if in UTC: no zone is further away than a day.
      long first = Math.max(Math.max(from, EARLIEST) - longest(), notBefore);
      cursor.seek(first - (content.isAllDay() ? 2 * DAY : 0));
      advance();
    }

    private void advance() {
      head = null;
      while (head == null && cursor.next()) {
        Occurrence next = content.isAllDay() ? day() : timed();
        if (next.endsAfter(from) && next.start() >= notBefore && !isOverridden(next.original())) {
          head = next;
        }
      }
    }

    private Occurrence timed() {
      long start = cursor.epochSecond();
      int offset = cursor.offsetSeconds();
      long period = cursor.duration();
      long end;
      if (period >= 0) {
        end = start + period;
      } else {
        end = start == first.start() ? first.end() : start + duration;
      }
      return new Occurrence(
          0, false, start, offset, start, offset, end, LaidOut.offset(endZone, end));
    }

    private Occurrence day() {
      long local = cursor.localSecond();
      long period = cursor.duration();
      long localEnd = local + Math.max(DAY, period >= 0 ? period : duration);
      long start = instantOfDay(local);
      long end = instantOfDay(localEnd);
      int offset = (int) (local - start);
      return new Occurrence(0, true, start, offset, start, offset, end, (int) (localEnd - end));
    }

    private long instantOfDay(long local) {
      return LocalDate.ofEpochDay(Math.floorDiv(local, DAY))
          .atStartOfDay(calendarZone)
          .toEpochSecond();
    }

    @Override
    public boolean hasNext() {
      return head != null;
    }

    @Override
    public Occurrence next() {
      Occurrence occurrence = head;
      if (occurrence == null) {
        throw new NoSuchElementException();
      }
      advance();
      return occurrence;
    }
  }
}
