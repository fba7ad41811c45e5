package koyomi.domain.interval;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A set of moments as spans that are in order, not empty and don't touch each other. Held as sorted
 * longs, so that each operation is one pass over both operands.
 */
public final class Spans {
  /** No moment at all. */
  public static final Spans EMPTY = new Spans(new long[0]);

  /** start 0, end 0, start 1, end 1, … strictly increasing. */
  private final long[] bounds;

  private Spans(long[] bounds) {
    this.bounds = bounds;
  }

  /** Returns the moments of all the given spans, in whatever order, overlapping or not. */
  public static Spans of(List<Span> spans) {
    SpansBuilder builder = new SpansBuilder(spans.size());
    for (Span span : spans) {
      builder.add(span.start(), span.end());
    }
    return builder.build();
  }

  /** Returns the moments of one span. */
  public static Spans of(long start, long end) {
    return start < end ? new Spans(new long[] {start, end}) : EMPTY;
  }

  /** Returns the moments of one span. */
  public static Spans of(Span span) {
    return of(span.start(), span.end());
  }

  /** Takes bounds that are strictly increasing; {@code count} of them count. */
  static Spans ofBounds(long[] bounds, int count) {
    if (count == 0) {
      return EMPTY;
    }
    return new Spans(bounds.length == count ? bounds : Arrays.copyOf(bounds, count));
  }

  /** Returns how many spans these are. */
  public int size() {
    return bounds.length / 2;
  }

  /** Tells whether there is no moment. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /**
   * Returns the first second of a span.
   *
   * @param index from 0
   */
  public long start(int index) {
    return bounds[2 * index];
  }

  /**
   * Returns the first second after a span.
   *
   * @param index from 0
   */
  public long end(int index) {
    return bounds[2 * index + 1];
  }

  /** Returns the length of all together, in seconds. */
  public long seconds() {
    long sum = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      sum += bounds[i + 1] - bounds[i];
    }
    return sum;
  }

  /** Returns the moments of either. */
  public Spans union(Spans other) {
    return SpansSweep.UNION.apply(bounds, other.bounds);
  }

  /** Returns the moments of both. */
  public Spans intersection(Spans other) {
    return SpansSweep.INTERSECTION.apply(bounds, other.bounds);
  }

  /** Returns the moments of this one only. */
  public Spans minus(Spans other) {
    return SpansSweep.DIFFERENCE.apply(bounds, other.bounds);
  }

  /** Returns the moments of a window that aren't here. */
  public Spans complement(Span window) {
    return of(window).minus(this);
  }

  /** Returns the moments that lie in a window. */
  public Spans within(Span window) {
    return intersection(of(window));
  }

  /**
   * Returns each span made longer at both ends, merged where they meet then.
   *
   * @param before seconds, not negative
   * @param after seconds, not negative
   */
  public Spans widened(long before, long after) {
    SpansBuilder builder = new SpansBuilder(size());
    for (int i = 0; i < bounds.length; i += 2) {
      builder.add(bounds[i] - before, bounds[i + 1] + after);
    }
    return builder.build();
  }

  /**
   * Returns from where a stretch can begin so that it lies in one span: each span without its last
   * {@code seconds - 1} seconds.
   *
   * @param seconds length of the stretch, at least 1
   */
  public Spans startsOf(long seconds) {
    long[] starts = new long[bounds.length];
    int count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      long end = bounds[i + 1] - seconds + 1;
      if (bounds[i] < end) {
        starts[count++] = bounds[i];
        starts[count++] = end;
      }
    }
    return ofBounds(starts, count);
  }

  /** Tells whether a moment of {@code [start, end)} is here. */
  public boolean overlaps(long start, long end) {
    int next = firstBoundAfter(start);
    return start < end && ((next & 1) == 1 || (next < bounds.length && bounds[next] < end));
  }

  /** Tells whether all of {@code [start, end)}, which isn't empty, is here. */
  public boolean covers(long start, long end) {
    int next = firstBoundAfter(start);
    return (next & 1) == 1 && end <= bounds[next];
  }

  /** Tells whether a moment is here. */
  public boolean contains(long second) {
    return (firstBoundAfter(second) & 1) == 1;
  }

  /** Odd where the second lies in a span. */
  private int firstBoundAfter(long second) {
    int found = Arrays.binarySearch(bounds, second);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns a view as a list. */
  public List<Span> asList() {
    return new View();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spans spans && Arrays.equals(bounds, spans.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return asList().toString();
  }

  private final class View extends AbstractList<Span> implements RandomAccess {
    @Override
    public Span get(int index) {
      return new Span(start(index), end(index));
    }

    @Override
    public int size() {
      return Spans.this.size();
    }
  }
}
