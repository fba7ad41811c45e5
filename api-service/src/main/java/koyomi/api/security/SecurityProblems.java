package koyomi.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import koyomi.api.problem.Problem;
import koyomi.api.problem.ProblemKind;
import koyomi.api.problem.ProblemWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Refusals of the security filters as problems (RFC 6750 §3 for the challenge). */
final class SecurityProblems
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof AuthenticationServiceException) {
      ProblemWriter.write(
          Problem.temporary(
              ProblemKind.UNAVAILABLE,
              "tokens can't be verified just now: the issuer doesn't answer",
              Duration.ofSeconds(2)),
          request,
          response);
      return;
    }
    boolean sent = e instanceof OAuth2AuthenticationException;
    response.setHeader(
        "WWW-Authenticate",
        sent ? "Bearer realm=\"koyomi\", error=\"invalid_token\"" : "Bearer realm=\"koyomi\"");
    String detail =
        sent ? "the bearer token isn't valid" : "send a bearer token: Authorization: Bearer <JWT>";
    ProblemWriter.write(Problem.of(ProblemKind.UNAUTHORIZED, detail), request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    String detail = "this isn't open to you";
    ProblemWriter.write(Problem.of(ProblemKind.FORBIDDEN, detail), request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
      throws IOException {
    String detail = "the path or a header holds characters that aren't allowed";
    ProblemWriter.write(Problem.of(ProblemKind.BAD_REQUEST, detail), request, response);
  }
}
