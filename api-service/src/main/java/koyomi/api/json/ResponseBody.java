package koyomi.api.json;

import koyomi.domain.event.ResponseStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An attendee's answer as sent.
 *
 * @param status never {@link ResponseStatus#NEEDS_ACTION}
 * @param comment words to go with it
 * @param occurrence original start of the occurrence meant, as text
 */
public record ResponseBody(
    ResponseStatus status, @Nullable String comment, @Nullable String occurrence) {
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
      reader.refuse("status", "must be one of [ACCEPTED, DECLINED, TENTATIVE]");
    }
    String comment = reader.string("comment");
    if (comment != null && comment.length() > MAX_COMMENT) {
      reader.refuse("comment", "has more than " + MAX_COMMENT + " characters");
    }
    String occurrence = reader.string("occurrence");
    reader.finish();
    return new ResponseBody(
        status == null ? ResponseStatus.NEEDS_ACTION : status, comment, occurrence);
  }
}
