package koyomi.topologies.calendar.view;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import koyomi.domain.access.EventAccess;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.expansion.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * Writes the packed rows of one event. Version 1:
 *
 * <pre>
 * version   byte 1
 * flags     byte: SERIES, RESTRICTED, DATED (original starts are days), ON_READ (nothing follows)
 * insiders  if RESTRICTED: count, then user ids as blocks
 * faces     count, then: byte 1 if all-day, length of common, length of details, both
 * count     of occurrences, ordered by original start, then each:
 *   tag       face × 4 + 2 if offsets follow + 1 if it starts at another time than originally
 *   original  zigzag, difference to the one before, in seconds (DATED: days)
 *   start     if moved: zigzag, difference to the original (seconds; of a day: days)
 *   length    seconds (of a day: days)
 *   offsets   if they differ from those before (at first 0): zigzag seconds at original, start, end
 * </pre>
 *
 * Numbers are varints; times are epoch seconds or epoch days.
 */
public final class OccurrenceRow {
  /** The version that is written. */
  static final int VERSION = 1;

  static final int SERIES = 1;
  static final int RESTRICTED = 2;
  static final int DATED = 4;
  static final int ON_READ = 8;

  static final int MOVED = 1;
  static final int OFFSETS = 2;

  static final long DAY = 86_400;

  private final Event event;
  private final ZoneId calendarZone;
  private final @Nullable Face[] faces;
  private final int flags;
  private final byte[][] insiders;

  private OccurrenceRow(
      Event event, ZoneId calendarZone, boolean restricted, Set<String> insiders) {
    this.event = event;
    this.calendarZone = calendarZone;
    this.faces = new Face[event.overrides().size() + 1];
    boolean series = event.content().isRecurring() || !event.overrides().isEmpty();
    this.flags =
        (series ? SERIES : 0)
            | (restricted ? RESTRICTED : 0)
            | (event.content().isAllDay() ? DATED : 0);
    this.insiders = restricted ? utf8(insiders) : new byte[0][];
  }

  /**
   * Prepares to write an event's rows.
   *
   * @param calendarZone zone of floating times
   */
  public static OccurrenceRow of(Event event, ZoneId calendarZone) {
    return new OccurrenceRow(
        event, calendarZone, EventAccess.isRestricted(event), EventAccess.insiders(event));
  }

  /**
   * Prepares to write rows of what an event was in the past, for those who may see it today.
   *
   * @param present its last version that there is
   * @param calendarZone zone of floating times
   */
  public static OccurrenceRow ofPast(Event past, Event present, ZoneId calendarZone) {
    return new OccurrenceRow(
        past,
        calendarZone,
        EventAccess.isRestricted(past) || EventAccess.isRestricted(present),
        EventAccess.insiders(past, present));
  }

  /** Returns the row that says: this series must be expanded by who reads it. */
  public static byte[] expandOnRead() {
    return new byte[] {VERSION, SERIES | ON_READ};
  }

  /** Returns the row that holds these occurrences. */
  public byte[] encode(List<Occurrence> occurrences) {
    List<Occurrence> ordered = new ArrayList<>(occurrences);
    ordered.sort(Comparator.comparingLong(Occurrence::original));
    int[] numbers = new int[faces.length];
    int used = number(ordered, numbers);
    ByteSink row = new ByteSink(512);
    row.octet(VERSION);
    row.octet(flags);
    if ((flags & RESTRICTED) != 0) {
      row.varint(insiders.length);
      for (byte[] insider : insiders) {
        row.block(insider);
      }
    }
    row.varint(used);
    writeFaces(row, numbers, used);
    row.varint(ordered.size());
    writeOccurrences(row, ordered, numbers);
    return row.toByteArray();
  }

  /** Numbers the faces that occur, in the order of their first occurrence. */
  private static int number(List<Occurrence> occurrences, int[] numbers) {
    Arrays.fill(numbers, -1);
    int used = 0;
    for (Occurrence occurrence : occurrences) {
      if (numbers[occurrence.face()] < 0) {
        numbers[occurrence.face()] = used++;
      }
    }
    return used;
  }

  private void writeFaces(ByteSink row, int[] numbers, int used) {
    int[] byNumber = new int[used];
    for (int face = 0; face < numbers.length; face++) {
      if (numbers[face] >= 0) {
        byNumber[numbers[face]] = face;
      }
    }
    for (int number : byNumber) {
      Face face = face(number);
      row.octet(face.allDay() ? 1 : 0);
      row.varint(face.common().length);
      row.varint(face.details().length);
      row.raw(face.common());
      row.raw(face.details());
    }
  }

  private Face face(int number) {
    Face face = faces[number];
    if (face == null) {
      EventContent content =
          number == 0 ? event.content() : event.overrides().get(number - 1).content();
      face = Face.of(event, content, calendarZone);
      faces[number] = face;
    }
    return face;
  }

  private void writeOccurrences(ByteSink row, List<Occurrence> occurrences, int[] numbers) {
    boolean dated = (flags & DATED) != 0;
    long before = 0;
    int originalOffset = 0;
    int startOffset = 0;
    int endOffset = 0;
    for (Occurrence it : occurrences) {
      long originalLocal = it.original() + it.originalOffset();
      long original = dated ? Math.floorDiv(originalLocal, DAY) : it.original();
      boolean moved = it.start() != it.original() || it.allDay() != dated;
      // Of days the offset tells nothing.
      int atOriginal = dated ? originalOffset : it.originalOffset();
      int atStart = it.allDay() ? startOffset : it.startOffset();
      int atEnd = it.allDay() ? endOffset : it.endOffset();
      boolean offsets =
          atOriginal != originalOffset || atStart != startOffset || atEnd != endOffset;
      row.varint((long) numbers[it.face()] << 2 | (offsets ? OFFSETS : 0) | (moved ? MOVED : 0));
      row.zigzag(original - before);
      before = original;
      long origin = dated ? original * DAY : original;
      if (it.allDay()) {
        long day = Math.floorDiv(it.localStart(), DAY);
        if (moved) {
          row.zigzag(day - Math.floorDiv(origin, DAY));
        }
        row.varint(Math.floorDiv(it.localEnd(), DAY) - day);
      } else {
        if (moved) {
          row.zigzag(it.start() - origin);
        }
        row.varint(it.end() - it.start());
      }
      if (offsets) {
        originalOffset = atOriginal;
        startOffset = atStart;
        endOffset = atEnd;
        row.zigzag(originalOffset);
        row.zigzag(startOffset);
        row.zigzag(endOffset);
      }
    }
  }

  private static byte[][] utf8(Set<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }
}
