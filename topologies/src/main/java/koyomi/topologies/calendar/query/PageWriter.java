package koyomi.topologies.calendar.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import koyomi.topologies.calendar.view.RowReader;
import koyomi.topologies.calendar.view.TimeText;

/** Writes chosen occurrences into one array of the exact size. */
final class PageWriter {
  private static final byte[] START = "{\"start\":\"".getBytes(US_ASCII);
  private static final byte[] END = "\",\"end\":\"".getBytes(US_ASCII);
  private static final byte[] OCCURRENCE = "\",\"occurrence\":\"".getBytes(US_ASCII);

  private final OccurrenceQuery query;
  private final OccurrenceColumns columns;
  private final List<RowReader> rows;
  private final List<String> eventIds;
  private final boolean[] inFull;
  private final byte[] head;

  /** The day whose date was last written, and where: times that follow are mostly of the same. */
  private long lastDay = Long.MIN_VALUE;

  private int lastDateAt;

  PageWriter(
      OccurrenceQuery query,
      OccurrenceColumns columns,
      List<RowReader> rows,
      List<String> eventIds,
      boolean[] inFull) {
    this.query = query;
    this.columns = columns;
    this.rows = rows;
    this.eventIds = eventIds;
    this.inFull = inFull;
    this.head =
        query.namesCalendar()
            ? ("{\"calendarId\":\"" + query.calendar().id() + "\",\"start\":\"").getBytes(US_ASCII)
            : START;
  }

  OccurrencePage write(int[] order, int count, boolean more) {
    int total = count - 1;
    for (int i = 0; i < count; i++) {
      total += length(order[i]);
    }
    byte[] json = new byte[total];
    int[] ends = new int[count];
    Positions positions = new Positions(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        json[at++] = ',';
      }
      int index = order[i];
      at = item(json, at, index);
      ends[i] = at;
      positions.set(
          i,
          columns.start(index),
          eventIds.get(columns.row(index)),
          columns.original(index),
          query.calendar().id());
    }
    String token = more ? positions.get(count - 1).encode() : null;
    return new OccurrencePage(json, ends, positions, token);
  }

  private int length(int index) {
    int number = columns.row(index);
    RowReader row = rows.get(number);
    int face = columns.face(index);
    boolean allDay = row.isAllDay(face);
    int times =
        (allDay ? TimeText.DATE : TimeText.length(columns.startOffset(index)))
            + (allDay ? TimeText.DATE : TimeText.length(columns.endOffset(index)))
            + (row.isDated() ? TimeText.DATE : TimeText.length(columns.originalOffset(index)));
    int members = row.commonLength(face) + (inFull[number] ? row.detailsLength(face) : 0);
    return head.length + END.length + OCCURRENCE.length + times + 1 + members + 1;
  }

  private int item(byte[] out, int begin, int index) {
    int number = columns.row(index);
    RowReader row = rows.get(number);
    int face = columns.face(index);
    boolean allDay = row.isAllDay(face);
    int at = copy(head, out, begin);
    at = time(out, at, columns.writtenStart(index), columns.startOffset(index), allDay);
    at = copy(END, out, at);
    at = time(out, at, columns.writtenEnd(index), columns.endOffset(index), allDay);
    at = copy(OCCURRENCE, out, at);
    at = time(out, at, columns.original(index), columns.originalOffset(index), row.isDated());
    out[at++] = '"';
    int members = row.commonLength(face) + (inFull[number] ? row.detailsLength(face) : 0);
    System.arraycopy(row.row(), row.faceAt(face), out, at, members);
    at += members;
    out[at++] = '}';
    return at;
  }

  private int time(byte[] out, int at, long time, int offset, boolean day) {
    long local = day ? time : TimeText.local(time, offset);
    date(out, at, local);
    int next = at + TimeText.DATE;
    return day ? next : TimeText.writeClock(out, next, local, offset);
  }

  private void date(byte[] out, int at, long local) {
    long day = Math.floorDiv(local, 86_400L);
    if (day == lastDay) {
      System.arraycopy(out, lastDateAt, out, at, TimeText.DATE);
    } else {
      TimeText.writeDate(out, at, local);
      lastDay = day;
      lastDateAt = at;
    }
  }

  private static int copy(byte[] piece, byte[] out, int at) {
    System.arraycopy(piece, 0, out, at, piece.length);
    return at + piece.length;
  }
}
