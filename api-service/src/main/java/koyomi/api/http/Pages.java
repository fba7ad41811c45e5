package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Page sizes and page tokens. */
public final class Pages {
  /** Items in a page where the client doesn't say. */
  public static final int DEFAULT_LIMIT = 100;

  /** The most items in a page. */
  public static final int MAX_LIMIT = 1000;

  private static final int MAX_TOKEN = 2_000;

  private Pages() {}

  /**
   * Returns the page size that a request asks for.
   *
   * @throws ProblemException (400) if it isn't a number of 1 to {@value #MAX_LIMIT}
   */
  public static int limit(HttpServletRequest request) {
    String text = request.getParameter("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (!text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw ProblemException.of(
        ProblemKind.BAD_REQUEST, "limit must be a number from 1 to " + MAX_LIMIT);
  }

  /** Returns a text as an opaque, URL-safe token. */
  public static String token(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the text behind the token of this parameter, or null where there is none.
   *
   * @throws ProblemException (400) if it isn't a token
   */
  public static @Nullable String text(HttpServletRequest request, String name) {
    String token = request.getParameter(name);
    if (token == null || token.isEmpty()) {
      return null;
    }
    try {
      if (token.length() <= MAX_TOKEN) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      throw malformed(name);
    }
    throw malformed(name);
  }

  /** Returns what a client is told of a token that this service never gave. */
  public static ProblemException malformed(String name) {
    return ProblemException.of(
        ProblemKind.BAD_REQUEST, name + " isn't a token that this service gave");
  }
}
