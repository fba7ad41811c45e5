package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.List;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import org.jspecify.annotations.Nullable;

/** Numbers the revisions of an event. */
final class Revisions {
  private Revisions() {}

  /**
   * Returns the version with which an id comes (back) to life: versions go on counting over
   * deletions.
   */
  static long first(@Nullable StoredEvent stored) {
    return stored == null ? 1 : stored.version() + 1;
  }

  /** Returns the next version; SEQUENCE moves only with what attendees must hear of. */
  static Event next(
      Event before, EventContent content, List<EventOverride> overrides, Instant now) {
    boolean significant =
        !sameSchedule(before.content(), content) || !sameSchedules(before.overrides(), overrides);
    return before.revised(
        significant ? before.sequence() + 1 : before.sequence(),
        now,
        unstamped(content),
        overrides.stream()
            .map(override ->
                before.overrides().contains(override)
                    ? override
                    : new EventOverride(override.occurrence(), unstamped(override.content())))
            .toList());
  }

  /** What a file said of its own last change is no longer true after ours. */
  static EventContent unstamped(EventContent content) {
    List<String> kept =
        content.iCalendar().stream().filter(line -> !ImportDecisions.isStamp(line)).toList();
    return kept.size() == content.iCalendar().size() ? content : content.withICalendar(kept);
  }

  /** RFC 5546 §2.1.4: times, recurrence and status make a new sequence. */
  private static boolean sameSchedule(EventContent a, EventContent b) {
    return a.start().equals(b.start())
        && a.end().equals(b.end())
        && a.recurrence().equals(b.recurrence())
        && a.status() == b.status();
  }

  private static boolean sameSchedules(List<EventOverride> a, List<EventOverride> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).occurrence().equals(b.get(i).occurrence())
          || !sameSchedule(a.get(i).content(), b.get(i).content())) {
        return false;
      }
    }
    return true;
  }
}
