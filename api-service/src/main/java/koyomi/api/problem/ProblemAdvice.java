package koyomi.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what handlers throw into problems. */
@ControllerAdvice
public class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /** A problem that the server meant. */
  @ExceptionHandler
  public void on(ProblemException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemWriter.write(e.problem(), request, response);
  }

  /** No such route. */
  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  public void notFound(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String detail = "there is nothing at " + request.getRequestURI();
    ProblemWriter.write(Problem.of(ProblemKind.NOT_FOUND, detail), request, response);
  }

  /** The route doesn't know the method. */
  @ExceptionHandler
  public void on(
      HttpRequestMethodNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String[] methods = e.getSupportedMethods();
    if (methods != null) {
      response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
    }
    String detail = e.getMethod() + " isn't known here";
    ProblemWriter.write(Problem.of(ProblemKind.METHOD_NOT_ALLOWED, detail), request, response);
  }

  /** The client takes none of what the route gives. */
  @ExceptionHandler
  public void on(
      HttpMediaTypeNotAcceptableException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String detail = "this is answered as " + list(e.getSupportedMediaTypes());
    ProblemWriter.write(Problem.of(ProblemKind.NOT_ACCEPTABLE, detail), request, response);
  }

  /** The route doesn't take such bodies. */
  @ExceptionHandler
  public void on(
      HttpMediaTypeNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String detail = "the body must be sent as " + list(e.getSupportedMediaTypes());
    ProblemWriter.write(Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail), request, response);
  }

  /**
   * Anything else: the log gets all of it, the client none. Where the answer has begun, the
   * container must break the connection off, lest a part pass for the whole.
   *
   * @throws Exception the same, if the answer has begun
   */
  @ExceptionHandler
  public void on(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (response.isCommitted()) {
      throw e;
    }
    Problems.answer(e, request, response, LOG);
  }

  private static String list(List<MediaType> types) {
    return types.stream().map(Objects::toString).collect(Collectors.joining(", "));
  }
}
