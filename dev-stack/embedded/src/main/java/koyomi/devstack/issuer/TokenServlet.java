package koyomi.devstack.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * {@code POST /demo-token/USER}: a token for a demo user, to whoever can read the secret file of
 * the running stack. Everything else that reaches this servlet is unknown.
 */
public final class TokenServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The path up to the user's id. */
  public static final String PATH = "/demo-token/";

  /** Carries the secret; a bearer token would be taken for one of the issuer's own. */
  public static final String SECRET_HEADER = "Koyomi-Secret";

  private final transient TokenMint mint;
  private final String secret;

  /**
   * Serves tokens.
   *
   * @param mint makes them
   * @param secret what the caller has to send in {@link #SECRET_HEADER}
   */
  TokenServlet(TokenMint mint, String secret) {
    this.mint = mint;
    this.secret = secret;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getRequestURI().startsWith(PATH)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (!knowsSecret(request)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    var user = DemoUser.find(request.getRequestURI().substring(PATH.length()));
    if (user.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/plain");
    response.getWriter().print(mint.token(user.get(), TokenMint.LIFE));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
  }

  private boolean knowsSecret(HttpServletRequest request) {
    var header = request.getHeader(SECRET_HEADER);
    return header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }
}
