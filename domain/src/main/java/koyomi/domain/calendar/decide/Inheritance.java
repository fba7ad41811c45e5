package koyomi.domain.calendar.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventContent;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an occurrence of its own when its series changes. What was edited for it alone
 * stays as it is; where nothing but who comes differs from the series, because somebody answered,
 * it follows the series, and so do its attendees: who comes and who goes.
 */
final class Inheritance {
  private final EventContent own;
  private final EventContent before;
  private final EventContent after;

  private Inheritance(EventContent own, EventContent before, EventContent after) {
    this.own = own;
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the occurrence after a change of its series.
   *
   * @param own what the occurrence was
   * @param before what the series said of it
   * @param after what the series says of it now
   */
  static EventContent of(EventContent own, EventContent before, EventContent after) {
    return bare(own).equals(bare(before)) ? new Inheritance(own, before, after).followed() : own;
  }

  private static EventContent bare(EventContent content) {
    return Revisions.unstamped(content).withAttendees(List.of()).withRecurrence(List.of());
  }

  private EventContent followed() {
    return after.withRecurrence(List.of()).withAttendees(attendees());
  }

  private List<Attendee> attendees() {
    if (own.attendees().equals(before.attendees())) {
      return after.attendees();
    }
    Map<String, Attendee> here = byIdentity(own);
    Map<String, Attendee> was = byIdentity(before);
    Map<String, Attendee> merged = new LinkedHashMap<>();
    for (Attendee now : after.attendees()) {
      Attendee mine = here.get(now.identity());
      if (mine != null) {
        merged.put(now.identity(), entry(mine, was.get(now.identity()), now));
      } else if (!was.containsKey(now.identity())) {
        merged.put(now.identity(), now);
      }
    }
    here.forEach((identity, mine) -> {
      if (!was.containsKey(identity)) {
        merged.putIfAbsent(identity, mine);
      }
    });
    return List.copyOf(merged.values());
  }

  private static Attendee entry(Attendee here, @Nullable Attendee was, Attendee now) {
    if (was == null) {
      return here;
    }
    if (here.equals(was)) {
      return now;
    }
    return here.withAnswerOf(was).equals(was) ? now.withAnswerOf(here) : here;
  }

  private static Map<String, Attendee> byIdentity(EventContent content) {
    Map<String, Attendee> attendees = new LinkedHashMap<>();
    content.attendees().forEach(attendee -> attendees.put(attendee.identity(), attendee));
    return attendees;
  }
}
