package koyomi.api.read;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes reads that wait for a partition to find its place. */
public final class RebalanceSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong generation = new AtomicLong();

  /** Says that partitions may have moved. */
  public void raise() {
    lock.lock();
    try {
      generation.incrementAndGet();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns a number that changes with every signal. */
  long generation() {
    return generation.get();
  }

  /** Waits until the generation is another than the one seen, or for as long as given. */
  void await(long seen, Duration atMost) {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      while (generation.get() == seen && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
