package koyomi.topologies.calendar.busy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import koyomi.domain.conflict.BusyInterval;
import koyomi.topologies.calendar.view.ByteSink;
import koyomi.topologies.calendar.view.ByteSource;

/**
 * What takes a person's time on a day; or, in the row of what every window looks at, intervals that
 * are too long for that. Version 1:
 *
 * <pre>
 * version    byte 1
 * complete   count, then calendar ids as blocks: only in the row of what is always looked at
 * calendars  count, then calendar ids as blocks
 * events     count, then each: number of its calendar, id as a block
 * on read    count, then numbers of events
 * intervals  count, then each, in the order in which they begin:
 *   event     number
 *   flags     ALL_DAY, DAY (the original start is one), TENTATIVE, MOVED, OFFSETS
 *   start     zigzag, difference to the one before, in seconds; the first one to the row's day
 *   length    seconds
 *   original  if MOVED (it isn't the start): zigzag, difference to the start
 *   offsets   if OFFSETS (they differ from those before, at first 0): zigzag at original, start, end
 *   changed   zigzag, milliseconds, difference to the one before
 * </pre>
 *
 * @param complete calendars whose time is all in the rows
 * @param onRead events that a reader must expand
 * @param intervals in the order in which they begin
 */
public record BusyRow(
    NavigableSet<String> complete, NavigableSet<EventRef> onRead, List<BusyInterval> intervals) {
  /** A row that isn't there. */
  public static final BusyRow EMPTY =
      new BusyRow(Collections.emptyNavigableSet(), Collections.emptyNavigableSet(), List.of());

  private static final int VERSION = 1;
  private static final int ALL_DAY = 1;
  private static final int DAY = 2;
  private static final int TENTATIVE = 4;
  private static final int MOVED = 8;
  private static final int OFFSETS = 16;

  /** Copies the parts. */
  public BusyRow {
    complete = Collections.unmodifiableNavigableSet(new TreeSet<>(complete));
    onRead = Collections.unmodifiableNavigableSet(new TreeSet<>(onRead));
    intervals = List.copyOf(intervals);
  }

  /** Tells whether nothing is in it; then it isn't kept. */
  public boolean isEmpty() {
    return complete.isEmpty() && onRead.isEmpty() && intervals.isEmpty();
  }

  /**
   * Returns the bytes of a row.
   *
   * @param day its day
   */
  public byte[] encode(int day) {
    ByteSink row = new ByteSink(64 + 48 * intervals.size());
    row.octet(VERSION);
    texts(row, complete);
    List<EventRef> named = named();
    List<EventRef> events = new ArrayList<>();
    int[] numbers = number(named, events);
    NavigableSet<String> calendars = new TreeSet<>();
    events.forEach(event -> calendars.add(event.calendarId()));
    texts(row, calendars);
    List<String> calendarNumbers = List.copyOf(calendars);
    row.varint(events.size());
    for (EventRef event : events) {
      row.varint(calendarNumbers.indexOf(event.calendarId()));
      row.block(utf8(event.eventId()));
    }
    row.varint(onRead.size());
    for (int i = 0; i < onRead.size(); i++) {
      row.varint(numbers[i]);
    }
    row.varint(intervals.size());
    write(row, base(day), Arrays.copyOfRange(numbers, onRead.size(), numbers.length));
    return row.toByteArray();
  }

  /** Returns the events of all that is in the row, one after another. */
  private List<EventRef> named() {
    List<EventRef> named = new ArrayList<>(onRead.size() + intervals.size());
    named.addAll(onRead);
    intervals.forEach(interval -> named.add(EventRef.of(interval.of())));
    return named;
  }

  /**
   * Numbers events in their order. A row of thousands is written often, so they are sorted once and
   * looked up in nothing.
   *
   * @param events takes each of them once
   * @return the number of each that is named
   */
  private static int[] number(List<EventRef> named, List<EventRef> events) {
    Named[] order = new Named[named.size()];
    Arrays.setAll(order, place -> Named.of(named.get(place), place));
    Arrays.sort(order);
    int[] numbers = new int[order.length];
    for (Named next : order) {
      if (events.isEmpty() || !events.getLast().equals(next.event)) {
        events.add(next.event);
      }
      numbers[next.place] = events.size() - 1;
    }
    return numbers;
  }

  /**
   * An event at one of the places where the row names it.
   *
   * @param head the first characters of its id, by which nearly all differ already
   */
  private record Named(EventRef event, int place, long head) implements Comparable<Named> {
    private static final int CHARACTERS = Long.BYTES / Character.BYTES;

    static Named of(EventRef event, int place) {
      String id = event.eventId();
      long head = 0;
      for (int i = 0; i < CHARACTERS; i++) {
        head = head << Character.SIZE | (i < id.length() ? id.charAt(i) : 0);
      }
      return new Named(event, place, head);
    }

    @Override
    public int compareTo(Named other) {
      return head != other.head && event.calendarId().equals(other.event.calendarId())
          ? Long.compareUnsigned(head, other.head)
          : event.compareTo(other.event);
    }
  }

  private void write(ByteSink row, long base, int[] numbers) {
    int next = 0;
    long before = base;
    long changed = 0;
    int originalOffset = 0;
    int startOffset = 0;
    int endOffset = 0;
    for (BusyInterval it : intervals) {
      boolean moved = it.of().original() != it.start();
      boolean offsets =
          it.originalOffset() != originalOffset
              || it.startOffset() != startOffset
              || it.endOffset() != endOffset;
      row.varint(numbers[next++]);
      row.octet(
          (it.allDay() ? ALL_DAY : 0)
              | (it.of().day() ? DAY : 0)
              | (it.tentative() ? TENTATIVE : 0)
              | (moved ? MOVED : 0)
              | (offsets ? OFFSETS : 0));
      row.zigzag(it.start() - before);
      before = it.start();
      row.varint(it.end() - it.start());
      if (moved) {
        row.zigzag(it.of().original() - it.start());
      }
      if (offsets) {
        originalOffset = it.originalOffset();
        startOffset = it.startOffset();
        endOffset = it.endOffset();
        row.zigzag(originalOffset);
        row.zigzag(startOffset);
        row.zigzag(endOffset);
      }
      row.zigzag(it.changed() - changed);
      changed = it.changed();
    }
  }

  /**
   * Reads a row.
   *
   * @param day its day
   * @throws IllegalArgumentException if it is of a version that this code doesn't know
   */
  public static BusyRow decode(byte[] bytes, int day) {
    ByteSource row = new ByteSource(bytes);
    int version = row.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException("busy row of unknown version " + version);
    }
    NavigableSet<String> complete = new TreeSet<>(texts(row));
    List<String> calendars = texts(row);
    List<EventRef> events = new ArrayList<>();
    for (int left = row.count(); left > 0; left--) {
      events.add(new EventRef(calendars.get(row.count()), row.text()));
    }
    NavigableSet<EventRef> onRead = new TreeSet<>();
    for (int left = row.count(); left > 0; left--) {
      onRead.add(events.get(row.count()));
    }
    return new BusyRow(complete, onRead, read(row, base(day), events));
  }

  private static List<BusyInterval> read(ByteSource row, long base, List<EventRef> events) {
    int count = row.count();
    List<BusyInterval> intervals = new ArrayList<>(count);
    long start = base;
    long changed = 0;
    int originalOffset = 0;
    int startOffset = 0;
    int endOffset = 0;
    for (int i = 0; i < count; i++) {
      EventRef event = events.get(row.count());
      int flags = row.octet();
      start += row.zigzag();
      long end = start + row.varint();
      long original = (flags & MOVED) == 0 ? start : start + row.zigzag();
      if ((flags & OFFSETS) != 0) {
        originalOffset = (int) row.zigzag();
        startOffset = (int) row.zigzag();
        endOffset = (int) row.zigzag();
      }
      changed += row.zigzag();
      intervals.add(
          new BusyInterval(
              new BusyInterval.Key(
                  event.calendarId(), event.eventId(), original, (flags & DAY) != 0),
              originalOffset,
              start,
              startOffset,
              end,
              endOffset,
              (flags & ALL_DAY) != 0,
              (flags & TENTATIVE) != 0,
              changed));
    }
    return intervals;
  }

  private static long base(int day) {
    return day == BusyKeys.ALWAYS ? 0 : day * BusyInterval.DAY;
  }

  private static void texts(ByteSink row, Collection<String> texts) {
    row.varint(texts.size());
    texts.forEach(text -> row.block(utf8(text)));
  }

  private static List<String> texts(ByteSource row) {
    int count = row.count();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(row.text());
    }
    return texts;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
