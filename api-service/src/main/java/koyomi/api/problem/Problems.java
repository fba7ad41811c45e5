package koyomi.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;

/** Answers for whatever was thrown. */
public final class Problems {
  private Problems() {}

  /**
   * Answers with the problem that a throwable means; one that isn't meant for clients is logged and
   * becomes a plain 500.
   *
   * @throws IOException if the client is gone
   */
  public static void answer(
      Throwable thrown, HttpServletRequest request, HttpServletResponse response, Logger log)
      throws IOException {
    if (thrown instanceof ProblemException known) {
      ProblemWriter.write(known.problem(), request, response);
    } else if (thrown instanceof ClientAbortException || response.isCommitted()) {
      log.debug(
          "{} {}: the answer broke off", request.getMethod(), request.getRequestURI(), thrown);
    } else if (isBadRequest(thrown)) {
      String detail = "a part of the request can't be decoded";
      ProblemWriter.write(Problem.of(ProblemKind.BAD_REQUEST, detail), request, response);
    } else {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
      String detail = "the server failed; the reason is in its log";
      ProblemWriter.write(Problem.of(ProblemKind.INTERNAL, detail), request, response);
    }
  }

  /** What Tomcat throws for bodies and parameters that break the rules of their encoding. */
  private static boolean isBadRequest(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof org.apache.tomcat.util.http.InvalidParameterException
          || cause instanceof org.apache.coyote.BadRequestException) {
        return true;
      }
    }
    return false;
  }
}
