package koyomi.topologies.calendar.people;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Partitions with calendars whose rows are to be laid out anew, on the way from who changed them to
 * who lays them out. Lost with the process: whoever begins looks at all calendars anyway.
 */
public final class LayoutWishes {
  private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();

  /** Notes that there is something to be done. */
  public void wish(int partition) {
    partitions.add(partition);
  }

  /** Tells whether there is something to be done, and takes it for done. */
  public boolean take(int partition) {
    return !partitions.isEmpty() && partitions.remove(partition);
  }
}
