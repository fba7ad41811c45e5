package koyomi.api.problem;

import java.util.Locale;

/** The kinds of problem; each has one HTTP status (RFC 9110 §15). */
public enum ProblemKind {
  /** The request can't be read. */
  BAD_REQUEST(400, "The request can't be read"),
  /** No valid token came along. */
  UNAUTHORIZED(401, "A valid bearer token is needed"),
  /** The caller may not. */
  FORBIDDEN(403, "Not allowed"),
  /** No such resource. */
  NOT_FOUND(404, "Not found"),
  /** The resource doesn't know the method. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  /** None of the media types that the client takes. */
  NOT_ACCEPTABLE(406, "Not acceptable"),
  /** Against the present state. */
  CONFLICT(409, "Conflict"),
  /** The sync token is no longer, or never was, of this log. */
  GONE(410, "The sync token can't be continued"),
  /** A moment that is asked for lies before what is kept of history. */
  HISTORY_GONE(410, "History isn't kept for so long"),
  /** {@code If-Match} or {@code If-None-Match} did not hold. */
  PRECONDITION_FAILED(412, "Precondition failed"),
  /** The body is too large. */
  TOO_LARGE(413, "Too large"),
  /** The body is of another media type. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  /** The request can be read but makes no sense. */
  UNPROCESSABLE(422, "The request makes no sense"),
  /** The idempotency key was used with another body. */
  KEY_REUSED(422, "The idempotency key was used for another request"),
  /** Too many requests. */
  TOO_MANY_REQUESTS(429, "Too many requests"),
  /** A defect of the server. */
  INTERNAL(500, "Internal error"),
  /** Known, but not built. */
  NOT_IMPLEMENTED(501, "Not available"),
  /** Can't be answered just now. */
  UNAVAILABLE(503, "Temporarily unavailable");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the title, the same for every problem of the kind. */
  public String title() {
    return title;
  }

  /** Returns the type URI. */
  public String type() {
    return "urn:koyomi:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the first kind with this status, or the closest general one. */
  public static ProblemKind ofStatus(int status) {
    for (ProblemKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status >= 500 ? INTERNAL : BAD_REQUEST;
  }
}
