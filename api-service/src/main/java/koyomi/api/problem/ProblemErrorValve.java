package koyomi.api.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with problems where Tomcat itself refuses a request, before any filter sees it. */
public final class ProblemErrorValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ProblemKind kind = ProblemKind.ofStatus(status);
    response.setStatus(kind.status());
    String detail =
        kind == ProblemKind.INTERNAL
            ? "the server failed; the reason is in its log"
            : "the request was refused before it reached a resource";
    if (throwable != null && kind == ProblemKind.INTERNAL) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), throwable);
    }
    try {
      String uri = request.getRequestURI();
      byte[] body = ProblemWriter.bytes(Problem.of(kind, detail), uri == null ? "" : uri);
      response.setContentType(ProblemWriter.MEDIA_TYPE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      java.io.PrintWriter writer = response.getReporter();
      if (writer != null) {
        writer.write(new String(body, StandardCharsets.UTF_8));
        response.finishResponse();
      }
    } catch (IOException e) {
      LOG.debug("the client is gone", e);
    }
  }
}
