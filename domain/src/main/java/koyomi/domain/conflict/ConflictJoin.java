package koyomi.domain.conflict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import koyomi.domain.interval.Span;

/**
 * Joins what changed in a person's time with what is there: which pairs overlap that didn't before,
 * and which don't any more. A pair is found on the day (in UTC) on which its overlap begins, so it
 * is found once, and only what changed is compared with the rest of its days.
 */
public final class ConflictJoin {
  /** The most pairs, before or after, that one change may have to be told one by one. */
  public static final int MOST = 5_000;

  private final String participantId;
  private final Predicate<BusyInterval> counts;
  private final Map<Conflict.Id, Conflict> before = new LinkedHashMap<>();
  private final Map<Conflict.Id, Conflict> after = new LinkedHashMap<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /**
   * Begins with one change.
   *
   * @param participantId whose time changed
   * @param counts which intervals may conflict at all
   */
  public ConflictJoin(String participantId, Predicate<BusyInterval> counts) {
    this.participantId = participantId;
    this.counts = counts;
  }

  /**
   * What is on a day before and after, each {@linkplain BusyInterval#BY_START by start}.
   *
   * @param before intervals that stood there
   * @param after intervals that stand there
   */
  public record Row(List<BusyInterval> before, List<BusyInterval> after) {
    private List<BusyInterval> gone() {
      return without(before, after);
    }

    private List<BusyInterval> come() {
      return without(after, before);
    }

    private static List<BusyInterval> without(List<BusyInterval> some, List<BusyInterval> others) {
      if (some.equals(others)) {
        return List.of();
      }
      List<BusyInterval> rest = new ArrayList<>();
      int at = 0;
      for (BusyInterval interval : some) {
        // most are in both as the same object, which takes no look into it
        if (at < others.size() && others.get(at).equals(interval)) {
          at++;
          continue;
        }
        while (at < others.size() && BusyInterval.BY_START.compare(others.get(at), interval) < 0) {
          at++;
        }
        if (at == others.size() || !others.get(at).equals(interval)) {
          rest.add(interval);
        }
      }
      return rest;
    }
  }

  /**
   * Joins what is on a day, with what lasts for so long that it stands on no day.
   *
   * @param day days since 1970 in UTC
   * @param row intervals of the day, those that changed and those that didn't
   * @param lasting intervals that may be on any day
   */
  public void day(int day, Row row, Row lasting) {
    Span time = new Span(day * BusyInterval.DAY, (day + 1) * BusyInterval.DAY);
    first = Math.min(first, time.start());
    last = Math.max(last, time.end());
    List<BusyInterval> gone = row.gone();
    pairs(gone, row.before(), time, before);
    pairs(gone, lasting.before(), time, before);
    pairs(lasting.gone(), row.before(), time, before);
    List<BusyInterval> come = row.come();
    pairs(come, row.after(), time, after);
    pairs(come, lasting.after(), time, after);
    pairs(lasting.come(), row.after(), time, after);
  }

  /** Joins what lasts for so long with each other. */
  public void lasting(Row lasting) {
    for (BusyInterval interval : lasting.before()) {
      widen(interval);
    }
    lasting.after().forEach(this::widen);
    Span ever = new Span(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    pairs(lasting.gone(), lasting.before(), ever, before);
    pairs(lasting.come(), lasting.after(), ever, after);
  }

  private void widen(BusyInterval interval) {
    first = Math.min(first, interval.start());
    last = Math.max(last, interval.end());
  }

  private void pairs(
      List<BusyInterval> some,
      List<BusyInterval> others,
      Span begin,
      Map<Conflict.Id, Conflict> found) {
    for (BusyInterval one : some) {
      if (!counts.test(one)) {
        continue;
      }
      for (BusyInterval other : others) {
        if (found.size() > MOST) {
          return;
        }
        if (other.start() >= one.end()) {
          break;
        }
        long start = Math.max(one.start(), other.start());
        if (start >= begin.start()
            && start < begin.end()
            && one.conflictsWith(other)
            && counts.test(other)) {
          Conflict conflict = Conflict.of(participantId, one, other);
          found.put(conflict.id(), conflict);
        }
      }
    }
  }

  /**
   * Returns what changed. Of a pair that overlaps as before nothing is said; of one whose times are
   * others, that it is detected.
   */
  public List<ConflictChange> changes(Instant now) {
    if (before.size() > MOST || after.size() > MOST) {
      return List.of(new ConflictChange.Unlisted(participantId, new Span(first, last), now));
    }
    List<ConflictChange> changes = new ArrayList<>();
    before.forEach((id, was) -> {
      if (!after.containsKey(id)) {
        changes.add(new ConflictChange.Resolved(was, now));
      }
    });
    after.forEach((id, is) -> {
      if (!is.equals(before.get(id))) {
        changes.add(new ConflictChange.Detected(is, now));
      }
    });
    return changes;
  }
}
