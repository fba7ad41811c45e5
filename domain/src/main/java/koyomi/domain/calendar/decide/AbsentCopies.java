package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Copies in a calendar that its owner deleted. As long as it is gone the organisers hear that the
 * owner declines, as of a copy deleted by itself; the copies keep the owner's own answers, which
 * are given again when the calendar returns. Of what is over nobody hears anything.
 *
 * <p>Both are said as of the moment of the deletion, however late they are told: the decline
 * exactly then, the answers of before just after it. So whatever the owner answers later, wherever
 * and before or after the return, counts more than either, and a copy knows the decline by its
 * moment.
 */
public final class AbsentCopies {
  private final String identity;
  private final Event copy;

  private AbsentCopies(Calendar calendar, Event copy) {
    this("user:" + calendar.ownerId(), copy);
  }

  AbsentCopies(String identity, Event copy) {
    this.identity = identity;
    this.copy = copy;
  }

  /** Returns what the organiser of a copy in a deleted calendar hears; null where it is over. */
  static @Nullable Reply declined(Calendar calendar, Event copy) {
    Instant deletedAt = calendar.deletedAt();
    return deletedAt == null || !isToCome(calendar, copy, deletedAt)
        ? null
        : declined("user:" + calendar.ownerId(), deletedAt);
  }

  /** Tells whether an answer only says that the calendar was deleted at a moment. */
  static boolean saysGone(Attendee answer, @Nullable Instant deletedAt) {
    return answer.responseStatus() == ResponseStatus.DECLINED
        && Answers.when(answer).equals(deletedAt);
  }

  /** Returns the reply that declines for good, whatever was answered before. */
  Reply declined(Instant at) {
    return declined(identity, answeredAt(at));
  }

  private static Reply declined(String identity, Instant when) {
    return new Reply(
        identity, when, List.of(new AttendeeAnswer(null, ResponseStatus.DECLINED, null)));
  }

  /** Returns from when an answer is, given at some moment, that is later than all before. */
  Instant answeredAt(Instant at) {
    Instant last = lastOf(copy.content(), Instant.MIN);
    for (EventOverride override : copy.overrides()) {
      last = lastOf(override.content(), last);
    }
    return at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS);
  }

  private Instant lastOf(EventContent content, Instant last) {
    Attendee own = InvitedView.entry(content, identity);
    return own != null && Answers.when(own).isAfter(last) ? Answers.when(own) : last;
  }

  /**
   * Returns the fact by which the owner of a calendar that is back answers again what was answered
   * before its deletion; nothing where there is none or it was answered again already, or the event
   * is over.
   *
   * @param calendar that has returned, as it is now
   * @param event one that lies in it
   * @param deletedAt when it had been deleted
   * @param cause of its return
   * @param now when it is this event's turn
   */
  public static List<CalendarFact> returned(
      Calendar calendar, Event event, Instant deletedAt, Outgoing.Cause cause, Instant now) {
    Instant at = now.isAfter(cause.at()) ? now : cause.at();
    if (calendar.isDeleted() || !event.isCopy() || !isToCome(calendar, event, at)) {
      return List.of();
    }
    Event again = new AbsentCopies(calendar, event).answeredAgain(deletedAt, at);
    if (again.content().equals(event.content()) && again.overrides().equals(event.overrides())) {
      return List.of();
    }
    FactLog log =
        new FactLog(
            new CommandContext(
                cause.commandId(), calendar.id(), cause.actor(), null, new Precondition.None(), at),
            calendar.sequence(),
            Long.MAX_VALUE);
    log.add(new EventUpdated(event, again));
    return log.facts();
  }

  private Event answeredAgain(Instant deletedAt, Instant at) {
    UnaryOperator<EventContent> again =
        content ->
            InvitedView.entry(content, identity) == null
                ? content
                : content.withAttendees(
                    content.attendees().stream()
                        .map(each -> again(content, each, deletedAt))
                        .toList());
    return copy.revised(
        copy.sequence(),
        at,
        again.apply(copy.content()),
        copy.overrides().stream()
            .map(each -> new EventOverride(each.occurrence(), again.apply(each.content())))
            .toList());
  }

  private Attendee again(EventContent content, Attendee attendee, Instant deletedAt) {
    if (!attendee.identity().equals(identity) || Answers.when(attendee).isAfter(deletedAt)) {
      return attendee;
    }
    Participation known = attendee.participation();
    String deputy = known.delegatedTo();
    // whom the organiser has removed since isn't brought in again
    boolean comes = deputy != null && InvitedView.entry(content, deputy) != null;
    return attendee.with(
        known.answered(
            deletedAt.plus(1, ChronoUnit.MICROS), known.proposal(), comes ? deputy : null));
  }

  /**
   * Tells whether the organiser's event doesn't say yet that its recipient declines with the
   * calendar: an answer is owed, or is from before the deletion.
   */
  boolean isUntold(Instant deletedAt) {
    return isUntold(copy.content(), deletedAt)
        || copy.overrides().stream().anyMatch(each -> isUntold(each.content(), deletedAt));
  }

  private boolean isUntold(EventContent content, Instant deletedAt) {
    Attendee own = InvitedView.entry(content, identity);
    return own != null
        && own.responseStatus() != ResponseStatus.DECLINED
        && Answers.when(own).isBefore(deletedAt);
  }

  private static boolean isToCome(Calendar calendar, Event event, Instant now) {
    return EventExpansion.of(event, calendar.zone()).endingAfter(now.getEpochSecond()).hasNext();
  }
}
