package koyomi.topologies.calendar.query;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Occurrences as ready JSON, ordered by start, event id, original start and calendar id. The places
 * of the items are kept beside the text, so that pages merge without parsing.
 */
public final class OccurrencePage {
  private static final OccurrencePage EMPTY =
      new OccurrencePage(new byte[0], new int[0], new Positions(0), null);

  private final byte[] itemsJson;
  private final int[] ends;
  private final Positions positions;
  private final @Nullable String nextPageToken;

  OccurrencePage(
      byte[] itemsJson, int[] ends, Positions positions, @Nullable String nextPageToken) {
    this.itemsJson = itemsJson;
    this.ends = ends;
    this.positions = positions;
    this.nextPageToken = nextPageToken;
  }

  /** Returns a page without items. */
  public static OccurrencePage empty() {
    return EMPTY;
  }

  /** Returns the objects, comma between, UTF-8; not a copy: don't write to it. */
  public byte[] itemsJson() {
    return itemsJson;
  }

  /** Returns how many items there are. */
  public int count() {
    return ends.length;
  }

  /** Returns what continues the list; null at its end. */
  public @Nullable String nextPageToken() {
    return nextPageToken;
  }

  /** Returns where an item stands in the order. */
  Position position(int item) {
    return positions.get(item);
  }

  /** Returns where an item's text ends, exclusive. */
  int end(int item) {
    return ends[item];
  }

  private int begin(int item) {
    return item == 0 ? 0 : ends[item - 1] + 1;
  }

  /**
   * Merges pages of several calendars, each asked with the same window, limit and page token.
   *
   * @param pages each with at least the first {@code limit} of its calendar, where it has so many
   * @param limit at most so many, at least 1
   */
  public static OccurrencePage merge(List<OccurrencePage> pages, int limit) {
    PriorityQueue<Head> heads = new PriorityQueue<>();
    int total = 0;
    boolean more = false;
    for (OccurrencePage page : pages) {
      total += page.count();
      more |= page.nextPageToken != null;
      if (page.count() > 0) {
        heads.add(new Head(page, 0));
      }
    }
    List<Head> chosen = new ArrayList<>(Math.min(total, limit));
    int length = 0;
    while (chosen.size() < limit && !heads.isEmpty()) {
      Head head = heads.remove();
      chosen.add(head);
      length += head.page.end(head.item) - head.page.begin(head.item) + 1;
      if (head.item + 1 < head.page.count()) {
        heads.add(new Head(head.page, head.item + 1));
      }
    }
    if (chosen.isEmpty()) {
      return EMPTY;
    }
    boolean rest = more || chosen.size() < total;
    return assemble(chosen, length - 1, rest);
  }

  private static OccurrencePage assemble(List<Head> chosen, int length, boolean more) {
    byte[] json = new byte[length];
    int[] ends = new int[chosen.size()];
    Positions positions = new Positions(chosen.size());
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      Head head = chosen.get(i);
      if (i > 0) {
        json[at++] = ',';
      }
      int begin = head.page.begin(head.item);
      int size = head.page.end(head.item) - begin;
      System.arraycopy(head.page.itemsJson, begin, json, at, size);
      at += size;
      ends[i] = at;
      positions.set(i, head.page.position(head.item));
    }
    String token = more ? positions.get(ends.length - 1).encode() : null;
    return new OccurrencePage(json, ends, positions, token);
  }

  private record Head(OccurrencePage page, int item) implements Comparable<Head> {
    @Override
    public int compareTo(Head other) {
      return page.position(item).compareTo(other.page.position(other.item));
    }
  }
}
