package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Says who is asked by a version of the organiser's event: who is new to it, and everybody where
 * the time or the rule changed, whose answers were to something else (RFC 5546 §3.2.2.1). Taking
 * occurrences away asks nobody anew. The organiser answers for himself.
 */
final class Asking {
  private Asking() {}

  /**
   * Returns a new event with everybody asked. Answers of people that came with it stay; a resource
   * has to say for this very event whether it is to be had.
   */
  static Event first(Event event) {
    UnaryOperator<Attendee> invited =
        attendee ->
            isResource(attendee)
                ? askedAnew(attendee, event.version())
                : attendee.with(attendee.participation().invited(event.version()));
    return event.withParts(
        each(event.content(), invited),
        event.overrides().stream()
            .map(it -> new EventOverride(it.occurrence(), each(it.content(), invited)))
            .toList());
  }

  /**
   * Returns the next version with those asked whom it concerns.
   *
   * @param shrinks whether the change only takes occurrences away
   */
  static Event next(Event before, Event after, boolean shrinks) {
    boolean moved = !shrinks && isMoved(before.content(), after.content());
    EventContent content = asked(before.content(), after, after.content(), moved);
    List<EventOverride> overrides =
        after.overrides().stream()
            .map(override -> {
              EventContent was = contentOf(before, override.occurrence());
              boolean otherTime = moved || isElsewhere(was, override.content());
              return new EventOverride(
                  override.occurrence(), asked(was, after, override.content(), otherTime));
            })
            .toList();
    return after.withParts(content, overrides);
  }

  private static EventContent contentOf(Event event, LocalDateTime occurrence) {
    return event.overrides().stream()
        .filter(override -> override.occurrence().equals(occurrence))
        .map(EventOverride::content)
        .findFirst()
        .orElseGet(() -> SeriesEdit.movedTo(event.content(), occurrence));
  }

  private static EventContent asked(
      EventContent before, Event event, EventContent after, boolean moved) {
    return each(
        after,
        attendee -> {
          Attendee was = find(before, attendee);
          if (was == null) {
            return attendee.with(attendee.participation().invited(event.version()));
          }
          boolean answersAgain =
              moved
                  && was.participation().invitedVersion() > 0
                  && !event.organizerId().equals(attendee.userId());
          return answersAgain ? askedAnew(attendee, event.version()) : attendee;
        });
  }

  /**
   * Returns a version with all its resources asked: what they said of occurrences doesn't come back
   * with an earlier version.
   */
  static Event resources(Event event) {
    UnaryOperator<Attendee> asked =
        attendee -> isResource(attendee) ? askedAnew(attendee, event.version()) : attendee;
    return event.withParts(
        each(event.content(), asked),
        event.overrides().stream()
            .map(it -> new EventOverride(it.occurrence(), each(it.content(), asked)))
            .toList());
  }

  private static boolean isResource(Attendee attendee) {
    return attendee.userId() == null && attendee.resourceId() != null;
  }

  private static Attendee askedAnew(Attendee attendee, long version) {
    return attendee.with(
        ResponseStatus.NEEDS_ACTION, null, attendee.participation().asked(version));
  }

  private static @Nullable Attendee find(EventContent content, Attendee attendee) {
    return content.attendees().stream().filter(attendee::isSame).findFirst().orElse(null);
  }

  private static EventContent each(EventContent content, UnaryOperator<Attendee> change) {
    return content.attendees().isEmpty()
        ? content
        : content.withAttendees(content.attendees().stream().map(change).toList());
  }

  private static boolean isMoved(EventContent before, EventContent after) {
    return isElsewhere(before, after) || !rules(before).equals(rules(after));
  }

  private static boolean isElsewhere(EventContent before, EventContent after) {
    return !before.start().equals(after.start()) || !before.end().equals(after.end());
  }

  private static List<String> rules(EventContent content) {
    return content.recurrence().stream().filter(line -> !line.startsWith("EXDATE")).toList();
  }
}
