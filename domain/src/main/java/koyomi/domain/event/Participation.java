package koyomi.domain.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attendee came to take part, and what orders the answers (RFC 5546 §2.1.5).
 *
 * @param invitedVersion version of the organiser's event in which the attendee was last asked:
 *     invited, or asked anew because the time changed; only answers to it or a later one count. 0
 *     for who never was asked, such as the attendees of an imported file
 * @param respondedAt when the attendee answered last (DTSTAMP); of two answers the later counts
 * @param proposal the time that the attendee would rather have (COUNTER, RFC 5546 §3.2.7)
 * @param delegatedTo {@link Attendee#identity} of who comes instead (RFC 5545 §3.2.5)
 * @param delegatedFrom {@link Attendee#identity} of the one in whose place this one comes
 * @param proposalsUntil proposals up to this moment were declined by the organiser (DECLINECOUNTER,
 *     RFC 5546 §3.2.8); who proposes again later is heard
 */
public record Participation(
    long invitedVersion,
    @Nullable Instant respondedAt,
    @Nullable Proposal proposal,
    @Nullable String delegatedTo,
    @Nullable String delegatedFrom,
    @Nullable Instant proposalsUntil) {

  /** Of somebody who was never asked and never answered. */
  public static final Participation NONE = new Participation(0, null, null, null, null, null);

  /** Another time that an attendee would rather have. */
  public record Proposal(EventTime start, EventTime end) {}

  /** Returns this for who is asked (anew) in a version; the answer is still owed. */
  public Participation asked(long version) {
    return new Participation(version, null, null, null, delegatedFrom, null);
  }

  /** Returns this for who is asked in a version, with the answer that there is. */
  public Participation invited(long version) {
    return new Participation(
        version, respondedAt, proposal, delegatedTo, delegatedFrom, proposalsUntil);
  }

  /** Returns this after an answer. */
  public Participation answered(Instant when, @Nullable Proposal wish, @Nullable String deputy) {
    return new Participation(invitedVersion, when, wish, deputy, delegatedFrom, proposalsUntil)
        .declining(proposalsUntil);
  }

  /** Returns this for who comes in another's place. */
  public Participation inPlaceOf(String identity) {
    return new Participation(
        invitedVersion, respondedAt, proposal, delegatedTo, identity, proposalsUntil);
  }

  /**
   * Returns this after the organiser declined what was proposed up to a moment.
   *
   * @param until null for nothing
   */
  public Participation declining(@Nullable Instant until) {
    if (until == null) {
      return this;
    }
    Instant last = proposalsUntil == null || until.isAfter(proposalsUntil) ? until : proposalsUntil;
    boolean declined = respondedAt == null || !respondedAt.isAfter(last);
    return new Participation(
        invitedVersion, respondedAt, declined ? null : proposal, delegatedTo, delegatedFrom, last);
  }
}
