package koyomi.domain.conflict;

import java.time.Instant;
import java.util.Comparator;
import koyomi.domain.id.Ids;

/**
 * Two occurrences that take the same person's time at once.
 *
 * @param participantId whose time
 * @param first the one that begins first
 * @param second the other one; the overlap begins with it
 */
public record Conflict(String participantId, BusyInterval first, BusyInterval second) {
  /** By when the overlap begins, then by what overlaps. */
  public static final Comparator<Conflict> BY_BEGIN =
      Comparator.comparing(Conflict::second, BusyInterval.BY_START)
          .thenComparing(Conflict::first, BusyInterval.BY_START);

  /** Returns the conflict of two, in whatever order they are given. */
  public static Conflict of(String participantId, BusyInterval one, BusyInterval other) {
    return BusyInterval.BY_START.compare(one, other) <= 0
        ? new Conflict(participantId, one, other)
        : new Conflict(participantId, other, one);
  }

  /** Returns when the later of the two became what it is. */
  public Instant since() {
    return Instant.ofEpochMilli(Math.max(first.changed(), second.changed()));
  }

  /** Returns which conflict this is, whenever the two are. */
  public Id id() {
    return first.of().compareTo(second.of()) <= 0
        ? new Id(participantId, first.of(), second.of())
        : new Id(participantId, second.of(), first.of());
  }

  /**
   * Which conflict it is: the two occurrences, in an order that doesn't change when they move.
   *
   * @param participantId whose time
   * @param lower the one whose ids come first
   * @param higher the other one
   */
  public record Id(String participantId, BusyInterval.Key lower, BusyInterval.Key higher) {
    /** Returns this as an opaque text, the same for ever. */
    public String text() {
      return Ids.ofText(participantId + '\n' + text(lower) + '\n' + text(higher));
    }

    private static String text(BusyInterval.Key key) {
      return key.calendarId() + ' ' + key.eventId() + ' ' + key.original() + ' ' + key.day();
    }
  }
}
