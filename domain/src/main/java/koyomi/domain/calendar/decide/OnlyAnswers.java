package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;

/**
 * Overrides that nobody edited: they are there because somebody answered to one occurrence
 * otherwise than to the series.
 */
final class OnlyAnswers {
  private OnlyAnswers() {}

  /** Tells whether an override differs from its series in answers only. */
  static boolean are(EventOverride override, EventContent series) {
    return unanswered(override.content())
        .equals(
            unanswered(
                SeriesEdit.movedTo(series, override.occurrence()).withRecurrence(List.of())));
  }

  /** Returns the occurrence as the edited series has it, with the answers that were given to it. */
  static EventOverride following(
      EventOverride override, LocalDateTime occurrence, EventContent series) {
    EventContent plain = SeriesEdit.movedTo(series, occurrence).withRecurrence(List.of());
    return new EventOverride(
        occurrence,
        plain.withAttendees(
            plain.attendees().stream()
                .map(attendee ->
                    override.content().attendees().stream()
                        .filter(attendee::isSame)
                        .findFirst()
                        .map(attendee::withAnswerOf)
                        .orElse(attendee))
                .toList()));
  }

  private static EventContent unanswered(EventContent content) {
    return content.withAttendees(
        content.attendees().stream()
            .map(attendee -> attendee.with(ResponseStatus.NEEDS_ACTION, null, Participation.NONE))
            .toList());
  }
}
