package koyomi.domain.invitation;

import java.time.Instant;
import java.util.List;
import koyomi.domain.event.Event;
import koyomi.domain.event.Original;
import koyomi.domain.id.ShardKey;

/**
 * An iTIP message (RFC 5546) between the calendars of this system. Each says all that its recipient
 * has to know, and what orders it; so duplicates and messages that come late do no harm.
 *
 * @param messageId unique
 * @param commandId the command that caused it, over all hops
 * @param recipient user id of the invited, of a {@link Body.Reply} the organiser's calendar id
 * @param actor who caused it
 * @param sentAt when the change was decided (DTSTAMP)
 * @param original the organiser's event; its version is the one that the message speaks of: what it
 *     became, or what was answered
 * @param iCalUid UID
 * @param sequence SEQUENCE in that version
 * @param body what is said
 */
public record SchedulingMessage(
    String messageId,
    String commandId,
    String recipient,
    String actor,
    Instant sentAt,
    Original original,
    String iCalUid,
    int sequence,
    Body body) {

  /** What a message says. */
  public sealed interface Body {
    /**
     * The event as the recipient is to have it, new or changed (REQUEST, RFC 5546 §3.2.2).
     *
     * @param event the part of the organiser's event that concerns the recipient
     */
    record Request(Event event) implements Body {}

    /**
     * The recipient is no longer invited, or there is no event any more (CANCEL, RFC 5546 §3.2.5).
     *
     * @param event the part of it that the recipient had
     */
    record Cancel(Event event) implements Body {}

    /**
     * Answers of one attendee (REPLY, RFC 5546 §3.2.3); COUNTER (§3.2.7) where one proposes a time.
     *
     * @param attendee {@link koyomi.domain.event.Attendee#identity} of who answers: a user, or a
     *     resource
     * @param respondedAt when; of two answers of an attendee the later counts
     * @param answers for the series, for single occurrences, or both; of an occurrence that has one
     *     of its own that one counts
     */
    record Reply(String attendee, Instant respondedAt, List<AttendeeAnswer> answers)
        implements Body {
      /** Copies the answers. */
      public Reply {
        answers = List.copyOf(answers);
      }
    }
  }

  /** Returns what decides the partition: that of the recipient's calendars. */
  public ShardKey shard() {
    return switch (body) {
      case Body.Request _, Body.Cancel _ -> ShardKey.ofUser(recipient);
      case Body.Reply _ -> ShardKey.ofCalendar(recipient);
    };
  }
}
