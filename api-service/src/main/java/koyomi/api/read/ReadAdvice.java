package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemKind;
import koyomi.api.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers between instances. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ReadAdvice {
  /** What was asked for has moved: the instance that asked looks again. */
  @ExceptionHandler
  public void on(NotHeldHereException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(Instances.NOT_HERE, "true");
    Duration soon = Duration.ofSeconds(1);
    ProblemWriter.write(
        Problem.temporary(ProblemKind.UNAVAILABLE, String.valueOf(e.getMessage()), soon),
        request,
        response);
  }
}
