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
 */
public record Attendee(
    @Nullable String userId,
    @Nullable String resourceId,
    @Nullable String email,
    @Nullable String name,
    boolean optional,
    ResponseStatus responseStatus,
    @Nullable String comment) {

  /**
   * Returns who this is, whatever else is said of them: the key by which answers are kept on edits.
   */
  public String identity() {
    if (userId != null) {
      return "user:" + userId;
    }
    return resourceId != null ? "resource:" + resourceId : "mail:" + email;
  }

  /** Returns this attendee with another answer. */
  public Attendee withResponse(ResponseStatus status, @Nullable String words) {
    return new Attendee(userId, resourceId, email, name, optional, status, words);
  }
}
