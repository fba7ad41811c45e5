package koyomi.topologies.calendar.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import koyomi.domain.access.Role;
import koyomi.topologies.calendar.view.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the occurrences of packed rows that a query asks for, and writes them in order. What it
 * keeps of an occurrence are numbers in columns; once these are many more than the limit it forgets
 * the last ones.
 */
final class OccurrenceCollector {
  /** Takes every occurrence of a row. */
  static final long UNCLIPPED = Long.MIN_VALUE;

  private static final int INDEX_BITS = 24;
  private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

  /** Years begin at 0: this makes every start a positive number. */
  private static final long BIAS = 62_167_305_600L;

  private final OccurrenceQuery query;
  private final byte[] userId;
  private final long from;
  private final long to;
  private final @Nullable Position after;
  private final boolean afterIncluded;
  private final DayStarts days;
  private final int prune;
  private final List<RowReader> rows = new ArrayList<>();
  private final List<String> eventIds = new ArrayList<>();
  private boolean[] inFull = new boolean[64];

  private int size;
  private boolean dropped;
  private OccurrenceColumns columns = new OccurrenceColumns(512);

  OccurrenceCollector(OccurrenceQuery query) {
    this.query = query;
    this.userId = query.userId().getBytes(StandardCharsets.UTF_8);
    this.from = query.window().from().getEpochSecond();
    this.to = query.window().to() == null ? Long.MAX_VALUE : ceiling(query.window());
    String token = query.pageToken();
    this.after = token == null ? null : Position.decode(token);
    this.afterIncluded = after != null && query.calendar().id().compareTo(after.calendarId()) > 0;
    this.days = new DayStarts(query.calendar().zone());
    this.prune = (int) Math.min(INDEX_MASK, Math.max(16_384L, 8L * query.limit()));
  }

  /** A window that ends within a second sees what starts at that second. */
  private static long ceiling(Window window) {
    Instant to = Objects.requireNonNull(window.to());
    return to.getNano() == 0 ? to.getEpochSecond() : to.getEpochSecond() + 1;
  }

  /** Tells whether nothing has been gathered. */
  boolean isEmpty() {
    return size == 0;
  }

  /** Tells whether there is more than a page. */
  boolean isFull() {
    return size > query.limit();
  }

  /** Where the page before ended. */
  @Nullable Position after() {
    return after;
  }

  /** The instant of which, or after which, some of each occurrence is. */
  long from() {
    return from;
  }

  /** The instant before which none starts: all that do were on the pages before. */
  long notBefore() {
    return after == null ? Long.MIN_VALUE / 2 : after.start();
  }

  /** The instant before which they start. */
  long to() {
    return to;
  }

  /** Tells whether an occurrence of these instants belongs to the list. */
  boolean asksFor(long start, long end, String eventId, long original) {
    return start < to && (end > from || start >= from) && isAfter(start, eventId, original);
  }

  /**
   * Takes from a row what overlaps the window.
   *
   * @param clip only what starts at or after this instant
   * @param dayClip only days that start at or after this midnight, packed as if in UTC
   */
  void add(String eventId, RowReader row, long clip, long dayClip) {
    int number = rows.size();
    int before = size;
    while (row.next()) {
      boolean allDay = row.isAllDay();
      if (row.start() < (allDay ? dayClip : clip)) {
        continue;
      }
      long start = allDay ? days.instantOf(row.start()) : row.start();
      if (start >= to) {
        continue;
      }
      long end = allDay ? days.instantOf(row.end()) : row.end();
      if (asksFor(start, end, eventId, row.original())) {
        columns.set(size++, start, number, row);
      }
    }
    if (size > before) {
      rows.add(row);
      eventIds.add(eventId);
      if (number == inFull.length) {
        inFull = Arrays.copyOf(inFull, number * 2);
      }
      inFull[number] = seesDetails(row);
      if (size > prune) {
        forgetLast();
      }
    }
  }

  private boolean isAfter(long start, String eventId, long original) {
    if (after == null || start > after.start()) {
      return true;
    }
    if (start < after.start()) {
      return false;
    }
    int order = eventId.compareTo(after.eventId());
    if (order == 0) {
      order = Long.compare(original, after.original());
    }
    return order > 0 || (order == 0 && afterIncluded);
  }

  private boolean seesDetails(RowReader row) {
    if (query.role() == Role.FREEBUSY) {
      return false;
    }
    return query.role() == Role.OWNER || !row.isRestricted() || row.isInsider(userId);
  }

  private void forgetLast() {
    int[] order = order();
    int kept = Math.min(size, query.limit() + 1);
    columns = columns.select(order, kept);
    dropped |= kept < size;
    size = kept;
  }

  /** Writes the first page of what was gathered. */
  OccurrencePage page() {
    if (size == 0) {
      return OccurrencePage.empty();
    }
    int[] order = order();
    int count = Math.min(size, query.limit());
    boolean more = dropped || count < size;
    return new PageWriter(query, columns, rows, eventIds, inFull).write(order, count, more);
  }

  /** The gathered occurrences' indices, in the order of views. */
  private int[] order() {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (columns.start(i) + BIAS) << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int index = (int) (keys[i] & INDEX_MASK);
      int at = i;
      // Equal starts are few, and mostly in order already.
      while (at > 0 && isBefore(index, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = index;
    }
    return order;
  }

  private boolean isBefore(int left, int right) {
    if (columns.start(left) != columns.start(right)) {
      return false;
    }
    int ids = eventIds.get(columns.row(left)).compareTo(eventIds.get(columns.row(right)));
    return ids < 0 || (ids == 0 && columns.original(left) < columns.original(right));
  }
}
