package koyomi.api.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Participation.Proposal;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.event.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An attendee's answer as sent.
 *
 * @param status never {@link ResponseStatus#NEEDS_ACTION}
 * @param comment words to go with it
 * @param occurrence original start of the occurrence meant, as text
 * @param proposal the time that the attendee would rather have
 * @param delegate who comes instead, as named: by user id, mail address or both
 */
public record ResponseBody(
    ResponseStatus status,
    @Nullable String comment,
    @Nullable String occurrence,
    @Nullable Proposal proposal,
    @Nullable Attendee delegate) {
  private static final int MAX_COMMENT = 2_000;

  /**
   * Reads an answer.
   *
   * @throws koyomi.api.problem.ProblemException (422) if the body isn't one
   */
  public static ResponseBody of(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    ResponseStatus status = reader.constant("status", ResponseStatus.class);
    if (reader.value("status") == null || status == ResponseStatus.NEEDS_ACTION) {
      reader.refuse("status", "must be one of [ACCEPTED, DECLINED, TENTATIVE, DELEGATED]");
    }
    String comment = reader.string("comment");
    if (comment != null && comment.length() > MAX_COMMENT) {
      reader.refuse("comment", "has more than " + MAX_COMMENT + " characters");
    }
    String occurrence = reader.string("occurrence");
    Optional<Proposal> proposal = reader.object("proposedTime", ResponseBody::proposal);
    Attendee delegate = reader.object("delegateTo", ResponseBody::delegate);
    if (status != null && (status == ResponseStatus.DELEGATED) == (delegate == null)) {
      reader.refuse("delegateTo", "goes with the status DELEGATED, and that with it");
    }
    reader.finish();
    return new ResponseBody(
        status == null ? ResponseStatus.NEEDS_ACTION : status,
        comment,
        occurrence,
        proposal == null ? null : proposal.orElse(null),
        delegate);
  }

  /** Empty where something is wrong with it. */
  private static Optional<Proposal> proposal(BodyReader proposed) {
    EventTime start = time(proposed, "start");
    EventTime end = time(proposed, "end");
    return start == null || end == null ? Optional.empty() : Optional.of(new Proposal(start, end));
  }

  private static @Nullable EventTime time(BodyReader proposed, String name) {
    TimeDraft draft = proposed.object(name, EventBodies::time);
    if (draft == null) {
      if (proposed.value(name) == null) {
        proposed.refuse(name, "is needed");
      }
      return null;
    }
    List<Violation> violations = new ArrayList<>();
    EventTime time = EventTimes.read(draft, null, "", violations);
    violations.forEach(violation -> proposed.refuse(name, violation.detail()));
    return time;
  }

  private static Attendee delegate(BodyReader named) {
    String userId = named.string("userId");
    String email = named.string("email");
    if (userId == null && email == null) {
      named.refuse("userId", "or email is needed");
    } else if (email != null && email.indexOf('@') < 1) {
      named.refuse("email", "is not a mail address");
    }
    return new Attendee(
        userId, null, email, named.string("name"), false, ResponseStatus.NEEDS_ACTION, null);
  }
}
