package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import org.jspecify.annotations.Nullable;

/** What a change of an invited copy answers to the organiser (RFC 5546 §3.2.3). */
final class CopyAnswers {
  private final String identity;
  private final Event before;
  private final List<AttendeeAnswer> answers = new ArrayList<>();
  private Instant respondedAt = Instant.MIN;

  private CopyAnswers(String identity, Event before) {
    this.identity = identity;
    this.before = before;
  }

  /**
   * Returns the reply, or null where nothing was answered.
   *
   * @param userId whose copy it is
   * @param after null where the copy was deleted, which declines
   */
  static @Nullable Reply between(
      String userId, Event before, @Nullable Event after, CalendarFact fact) {
    CopyAnswers answers = new CopyAnswers("user:" + userId, before);
    if (after == null) {
      return new AbsentCopies(answers.identity, before).declined(fact.recordedAt());
    }
    answers.compare(after);
    return answers.answers.isEmpty()
        ? null
        : new Reply(answers.identity, answers.respondedAt, answers.answers);
  }

  private void compare(Event after) {
    Attendee series = InvitedView.entry(after.content(), identity);
    boolean all = isNew(InvitedView.entry(before.content(), identity), series);
    if (all && series != null) {
      add(null, series, after.content());
    }
    for (EventOverride override : after.overrides()) {
      Attendee entry = InvitedView.entry(override.content(), identity);
      if (entry != null
          && isNew(InvitedView.entry(contentBefore(override.occurrence()), identity), entry)
          && !(all && series != null && saysTheSame(series, entry))) {
        add(override.occurrence(), entry, override.content());
      }
    }
  }

  private EventContent contentBefore(LocalDateTime occurrence) {
    return before.overrides().stream()
        .filter(override -> override.occurrence().equals(occurrence))
        .map(EventOverride::content)
        .findFirst()
        .orElse(before.content());
  }

  private void add(@Nullable LocalDateTime occurrence, Attendee entry, EventContent content) {
    String deputy = entry.participation().delegatedTo();
    answers.add(
        new AttendeeAnswer(
            occurrence,
            entry.responseStatus(),
            entry.comment(),
            entry.participation().proposal(),
            deputy == null ? null : InvitedView.entry(content, deputy)));
    Instant when = Answers.when(entry);
    respondedAt = when.isAfter(respondedAt) ? when : respondedAt;
  }

  private static boolean isNew(@Nullable Attendee before, @Nullable Attendee after) {
    return after != null && (before == null || Answers.when(after).isAfter(Answers.when(before)));
  }

  private static boolean saysTheSame(Attendee one, Attendee other) {
    return one.responseStatus() == other.responseStatus()
        && Objects.equals(one.comment(), other.comment())
        && Objects.equals(one.participation().proposal(), other.participation().proposal())
        && Objects.equals(one.participation().delegatedTo(), other.participation().delegatedTo());
  }
}
