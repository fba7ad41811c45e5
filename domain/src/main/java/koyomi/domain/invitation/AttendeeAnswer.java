package koyomi.domain.invitation;

import java.time.LocalDateTime;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee answers.
 *
 * @param occurrence original start in the series' zone (midnight for whole days), or null for the
 *     whole event or series
 * @param status the answer
 * @param comment words with it
 * @param proposal the time that the attendee would rather have
 * @param delegate who comes instead
 */
public record AttendeeAnswer(
    @Nullable LocalDateTime occurrence,
    ResponseStatus status,
    @Nullable String comment,
    Participation.@Nullable Proposal proposal,
    @Nullable Attendee delegate) {

  /** A plain answer. */
  public AttendeeAnswer(
      @Nullable LocalDateTime occurrence, ResponseStatus status, @Nullable String comment) {
    this(occurrence, status, comment, null, null);
  }
}
