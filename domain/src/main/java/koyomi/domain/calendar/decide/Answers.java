package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventRules;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.invitation.AttendeeAnswer;

/** What an answer makes of who is invited. */
final class Answers {
  private Answers() {}

  /** Returns the attendee with an answer. */
  static Attendee given(Attendee attendee, AttendeeAnswer answer, Instant respondedAt) {
    Attendee delegate = answer.delegate();
    return attendee.with(
        answer.status(),
        answer.comment(),
        attendee
            .participation()
            .answered(
                respondedAt, answer.proposal(), delegate == null ? null : delegate.identity()));
  }

  /**
   * Returns the attendee with an answer given here. The same answer again says nothing new.
   *
   * @param when later than any answer before, that it counts wherever it is heard of
   */
  static Attendee given(Attendee attendee, RespondToEvent command, Instant when) {
    Attendee delegate = command.delegate();
    Participation known = attendee.participation();
    if (attendee.responseStatus() == command.status()
        && Objects.equals(attendee.comment(), command.comment())
        && Objects.equals(known.proposal(), command.proposal())
        && Objects.equals(known.delegatedTo(), delegate == null ? null : delegate.identity())) {
      return attendee;
    }
    return given(attendee, answer(command), when);
  }

  /** Returns what a command answers, to whatever it is about. */
  static AttendeeAnswer answer(RespondToEvent command) {
    return new AttendeeAnswer(
        null, command.status(), command.comment(), command.proposal(), command.delegate());
  }

  /** Returns when an attendee answered last; {@link Instant#MIN} for not yet. */
  static Instant when(Attendee attendee) {
    Instant respondedAt = attendee.participation().respondedAt();
    return respondedAt == null ? Instant.MIN : respondedAt;
  }

  /**
   * Returns the content with the one who comes in an attendee's place, unless invited already, or
   * the list is full.
   *
   * @param version version of the organiser's event that invites the delegate
   */
  static EventContent withDelegate(
      EventContent content, String delegator, AttendeeAnswer answer, long version) {
    Attendee delegate = answer.delegate();
    if (delegate == null
        || content.attendees().size() >= EventRules.MAX_ATTENDEES
        || content.attendees().stream().anyMatch(each -> each.isSame(delegate))) {
      return content;
    }
    List<Attendee> attendees = new ArrayList<>(content.attendees());
    attendees.add(
        delegate.with(
            ResponseStatus.NEEDS_ACTION,
            null,
            Participation.NONE.asked(version).inPlaceOf(delegator)));
    return content.withAttendees(attendees);
  }
}
