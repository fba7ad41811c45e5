package koyomi.domain.calendar.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventContent;
import org.jspecify.annotations.Nullable;

/**
 * What an occurrence of its own takes over when its series changes: whatever it left as the series
 * had it. So a title reaches the occurrence that somebody only answered, and of the attendees those
 * who come and go; what was set for the occurrence alone stays.
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
   * @param own what the occurrence was, its time moved along where it moves with the series
   * @param before what the series said of it, at the time of {@code own}
   * @param after what the series says of it now, at the time of {@code own}
   */
  static EventContent of(EventContent own, EventContent before, EventContent after) {
    return new Inheritance(own, before, after).merged();
  }

  private EventContent merged() {
    boolean sameTime = own.start().equals(before.start()) && own.end().equals(before.end());
    EventContent times = sameTime ? after : own;
    return new EventContent(
        follow(EventContent::title),
        followNullable(EventContent::description),
        followNullable(EventContent::location),
        times.start(),
        times.end(),
        List.of(),
        follow(EventContent::status),
        follow(EventContent::visibility),
        follow(EventContent::transparency),
        attendees(),
        follow(EventContent::reminders),
        follow(EventContent::attachments),
        followNullable(EventContent::conference),
        follow(EventContent::extendedProperties),
        follow(EventContent::iCalendar));
  }

  private <T> T follow(Function<EventContent, T> field) {
    return field.apply(own).equals(field.apply(before)) ? field.apply(after) : field.apply(own);
  }

  private <T> @Nullable T followNullable(Function<EventContent, @Nullable T> field) {
    return Objects.equals(field.apply(own), field.apply(before))
        ? field.apply(after)
        : field.apply(own);
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
