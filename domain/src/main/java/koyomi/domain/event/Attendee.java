package koyomi.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A person or a resource invited to an event (RFC 5545 §3.8.4.1). At least one of user, resource
 * and mail address is there.
 *
 * @param userId user with an account here
 * @param resourceId room or equipment
 * @param email mail address
 * @param name name to show
 * @param optional whether the event can take place without
 * @param responseStatus the answer so far
 * @param comment words that came with the answer
 * @param participation when this attendee was asked and answered
 */
public record Attendee(
    @Nullable String userId,
    @Nullable String resourceId,
    @Nullable String email,
    @Nullable String name,
    boolean optional,
    ResponseStatus responseStatus,
    @Nullable String comment,
    Participation participation) {

  /** Somebody who was never asked. */
  public Attendee(
      @Nullable String userId,
      @Nullable String resourceId,
      @Nullable String email,
      @Nullable String name,
      boolean optional,
      ResponseStatus responseStatus,
      @Nullable String comment) {
    this(userId, resourceId, email, name, optional, responseStatus, comment, Participation.NONE);
  }

  /**
   * Returns who this is, whatever else is said of them: the key by which answers are kept on edits.
   */
  public String identity() {
    if (userId != null) {
      return "user:" + userId;
    }
    return resourceId != null ? "resource:" + resourceId : "mail:" + email;
  }

  /** Tells whether this is the same person or resource as another entry. */
  public boolean isSame(Attendee other) {
    return identity().equals(other.identity());
  }

  /** Returns this attendee with the answer that another entry of the same one holds. */
  public Attendee withAnswerOf(Attendee other) {
    return with(other.responseStatus, other.comment, other.participation);
  }

  /** Returns this attendee asked in other ways than so far, the answer as it is. */
  public Attendee with(Participation other) {
    return with(responseStatus, comment, other);
  }

  /** Returns this attendee with another answer. */
  public Attendee withResponse(ResponseStatus status, @Nullable String words) {
    return with(status, words, participation);
  }

  /** Returns this attendee with another answer, and how it came to be. */
  public Attendee with(ResponseStatus status, @Nullable String words, Participation other) {
    return new Attendee(userId, resourceId, email, name, optional, status, words, other);
  }

  /** Returns this attendee as a user with an account here. */
  public Attendee withUserId(String user) {
    return new Attendee(
        user, resourceId, email, name, optional, responseStatus, comment, participation);
  }
}
