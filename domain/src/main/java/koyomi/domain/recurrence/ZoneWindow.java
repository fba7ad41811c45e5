package koyomi.domain.recurrence;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;

/**
 * The stretch of time, from one transition of a zone to the next, on which a cursor stands; within
 * it a local time becomes an instant by one subtraction. A local time in a gap is read with the
 * offset before the gap and one in an overlap as the first of the two (RFC 5545, 3.3.5), so the
 * window takes in the local times of the gap or the overlap at its end. A new window is empty.
 */
final class ZoneWindow {
  private static final long NEVER = Long.MAX_VALUE / 4;
  private static final long EVER = -NEVER;

  private final ZoneTable table;

  /** The window as instants: [from, to). */
  long from;

  long to;

  /** How many transitions of the table lie before the window. */
  private int index;

  int before;
  int offset;
  int after;

  /** Local times [localFrom, localTo) are instants of this window's offset. */
  long localFrom;

  long localTo;

  /** Up to here local order is the order of instants; a gap may begin here. */
  long localSafe;

  ZoneWindow(ZoneTable table) {
    this.table = table;
  }

  void atInstant(long epochSecond) {
    long[] at = table.at;
    int i = Arrays.binarySearch(at, epochSecond);
    // i: how many transitions have been passed
    i = i >= 0 ? i + 1 : -i - 1;
    if (i == at.length && table.goesOn) {
      beyond(epochSecond);
      return;
    }
    inTable(i);
  }

  /** Moves to the window after this one. */
  private void advance() {
    if (index < table.at.length && table.at[index] == to) {
      if (index + 1 < table.at.length || !table.goesOn) {
        inTable(index + 1);
        return;
      }
    }
    atInstant(to);
  }

  private void inTable(int i) {
    long[] at = table.at;
    index = i;
    offset = table.offset[i];
    from = i == 0 ? EVER : at[i - 1];
    before = i == 0 ? offset : table.offset[i - 1];
    to = i == at.length ? NEVER : at[i];
    after = i == at.length ? offset : table.offset[i + 1];
    bounds();
  }

  /** Where the local time falls. */
  void atLocal(long localSecond) {
    atInstant(localSecond - 18 * 3600);
    while (localSecond >= localTo) {
      advance();
    }
  }

  /** Moves on to the window of a local time not before this window. */
  void forwardToLocal(long localSecond) {
    if (localSecond >= localTo) {
      if (localSecond - localTo > 100 * Civil.DAY) {
        atLocal(localSecond);
      } else {
        while (localSecond >= localTo) {
          advance();
        }
      }
    }
  }

  /** The least local time whose instant is not before the given one. */
  long leastLocalNotBefore(long epochSecond) {
    atInstant(epochSecond);
    return epochSecond + (epochSecond - from < offset - before ? before : offset);
  }

  private void beyond(long epochSecond) {
    index = table.at.length;
    Instant instant = Instant.ofEpochSecond(epochSecond);
    ZoneOffsetTransition next = table.rules.nextTransition(instant);
    ZoneOffsetTransition last = table.rules.previousTransition(instant.plusSeconds(1));
    offset = table.rules.getOffset(instant).getTotalSeconds();
    from = last == null ? EVER : last.toEpochSecond();
    before = last == null ? offset : last.getOffsetBefore().getTotalSeconds();
    to = next == null ? NEVER : next.toEpochSecond();
    after = next == null ? offset : next.getOffsetAfter().getTotalSeconds();
    bounds();
  }

  private void bounds() {
    localFrom = from + Math.max(before, offset);
    localTo = to + Math.max(offset, after);
    localSafe = to + offset;
  }
}
