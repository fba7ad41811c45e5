package koyomi.domain.expansion;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two streams of occurrences as one, by start. */
final class MergedOccurrences implements Iterator<Occurrence> {
  private final Iterator<Occurrence> left;
  private final Iterator<Occurrence> right;
  private @Nullable Occurrence leftHead;
  private @Nullable Occurrence rightHead;

  MergedOccurrences(Iterator<Occurrence> left, Iterator<Occurrence> right) {
    this.left = left;
    this.right = right;
    this.leftHead = advance(left);
    this.rightHead = advance(right);
  }

  private static @Nullable Occurrence advance(Iterator<Occurrence> source) {
    return source.hasNext() ? source.next() : null;
  }

  @Override
  public boolean hasNext() {
    return leftHead != null || rightHead != null;
  }

  @Override
  public Occurrence next() {
    Occurrence head = leftHead;
    if (head != null && (rightHead == null || Occurrence.BY_START.compare(head, rightHead) <= 0)) {
      leftHead = advance(left);
      return head;
    }
    head = rightHead;
    if (head == null) {
      throw new NoSuchElementException();
    }
    rightHead = advance(right);
    return head;
  }
}
